BEGIN TRANSACTION;
CREATE TABLE agreement (
	id CHAR(32) NOT NULL,
	provider_id CHAR(32) NOT NULL,
	agency_id CHAR(32) NOT NULL,
	place_id CHAR(32),
	hours JSON NOT NULL,
	tier INTEGER NOT NULL,
	CONSTRAINT pk_agreement PRIMARY KEY (id),
	CONSTRAINT ck_agreement_tier CHECK (tier >= 1),
	CONSTRAINT fk_agreement_agency_id FOREIGN KEY(agency_id) REFERENCES organisation (id),
	CONSTRAINT fk_agreement_place_id FOREIGN KEY(place_id) REFERENCES place (id),
	CONSTRAINT fk_agreement_provider_id FOREIGN KEY(provider_id) REFERENCES organisation (id)
);
INSERT INTO "agreement" VALUES('019ca756a7807df499fcfc64e7aa8576','019ca756a7807428a6b563b1e794ee14','019ca756a7807afab9096a04e7d80068',NULL,'[]',1);
INSERT INTO "agreement" VALUES('019ca756a7807e7e92ac3d4253d23c0b','019ca756a7807d96a2beee31ac8be7d7','019ca756a7807e178439f34ac963cfe0',NULL,'[]',1);
INSERT INTO "agreement" VALUES('019ca756a78073089570bc621832c9e2','019ca756a7807428a6b563b1e794ee14','019ca756a7807afab9096a04e7d80068','019ca756a780733888fc20813e1dcfb5','[]',1);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0008');
CREATE TABLE "clinician" (
	user_id CHAR(32) NOT NULL,
	provider_id CHAR(32) NOT NULL,
	languages JSON NOT NULL,
	backup_after_s INTEGER NOT NULL,
	idle_since DATETIME,
	connected_until DATETIME,
	skills JSON DEFAULT '[]' NOT NULL,
	licence_states JSON DEFAULT '[]' NOT NULL,
	ages JSON DEFAULT '["adult", "juvenile"]' NOT NULL,
	capacity INTEGER DEFAULT '1' NOT NULL,
	wish VARCHAR(8) DEFAULT 'off' NOT NULL,
	status VARCHAR(12) DEFAULT 'off' NOT NULL,
	status_since DATETIME,
	cause VARCHAR(24),
	last_seq INTEGER DEFAULT '0' NOT NULL,
	misses INTEGER DEFAULT '0' NOT NULL,
	sessions_today INTEGER DEFAULT '0' NOT NULL,
	sessions_day DATE,
	lost_at DATETIME,
	CONSTRAINT pk_clinician PRIMARY KEY (user_id),
	CONSTRAINT fk_clinician_user_id FOREIGN KEY(user_id) REFERENCES user_account (id),
	CONSTRAINT ck_clinician_status CHECK (status IN ('off', 'on_call', 'offered', 'in_session', 'wrap_up', 'break')),
	CONSTRAINT fk_clinician_provider_id FOREIGN KEY(provider_id) REFERENCES organisation (id),
	CONSTRAINT ck_clinician_capacity CHECK (capacity BETWEEN 1 AND 9),
	CONSTRAINT ck_clinician_wish CHECK (wish IN ('off', 'on_call', 'break'))
);
INSERT INTO "clinician" VALUES('019ca756a7807355a977a41b730bed9c','019ca756a7807428a6b563b1e794ee14','["en"]',0,'2026-03-01 05:25:46.000000','2026-03-01 05:26:12.000000','[]','["TX"]','["adult", "juvenile"]',1,'on_call','wrap_up','2026-03-01 05:26:00.000000','call_ended',112,0,15,'2026-03-01',NULL);
INSERT INTO "clinician" VALUES('019ca756a7807a0191209e8f332726d0','019ca756a7807428a6b563b1e794ee14','["en", "es"]',0,'2026-03-01 05:25:46.000000','2026-03-01 05:26:12.000000','[]','["TX"]','["adult", "juvenile"]',1,'on_call','in_session','2026-03-01 05:25:46.000000','accepted',44,0,5,'2026-03-01',NULL);
INSERT INTO "clinician" VALUES('019ca756a780755eae6ac4a9e89c5bc7','019ca756a7807428a6b563b1e794ee14','["en"]',0,'2026-03-01 03:11:41.000000','2026-03-01 05:26:12.000000','[]','["TX"]','["adult", "juvenile"]',1,'off','off','2026-03-01 03:11:41.000000','set',6,0,1,'2026-03-01',NULL);
INSERT INTO "clinician" VALUES('019ca756a7807179ad683cf8542861cd','019ca756a7807d96a2beee31ac8be7d7','["en"]',0,NULL,'2026-03-01 05:26:12.000000','[]','[]','["adult", "juvenile"]',1,'off','off',NULL,NULL,0,0,0,NULL,NULL);
CREATE TABLE "consult" (
	id CHAR(32) NOT NULL,
	agency_id CHAR(32) NOT NULL,
	officer_id CHAR(32) NOT NULL,
	clinician_id CHAR(32),
	state VARCHAR(16) NOT NULL,
	kind VARCHAR(16) NOT NULL,
	incident_number VARCHAR(40),
	language VARCHAR(8),
	request_key VARCHAR(64) NOT NULL,
	last_seq INTEGER NOT NULL,
	requested_at DATETIME NOT NULL,
	changed_at DATETIME NOT NULL,
	accepted_at DATETIME,
	connected_at DATETIME,
	ended_at DATETIME,
	reported_at DATETIME,
	wait_s DOUBLE,
	duration_s DOUBLE,
	disposition VARCHAR(32),
	deadline_at DATETIME,
	silent_at DATETIME,
	language_required BOOLEAN DEFAULT 0 NOT NULL,
	place_id CHAR(32),
	juvenile BOOLEAN DEFAULT 0 NOT NULL,
	officer_unsafe BOOLEAN DEFAULT 0 NOT NULL,
	required_skills JSON DEFAULT '[]' NOT NULL,
	preferred_skills JSON DEFAULT '[]' NOT NULL,
	waiting_since DATETIME NOT NULL,
	rank_at DATETIME NOT NULL,
	not_before DATETIME,
	calls_back BOOLEAN DEFAULT 0 NOT NULL,
	page_lead_at DATETIME,
	hand_off_at DATETIME,
	hand_off_to CHAR(32),
	second_id CHAR(32), part VARCHAR(16), privacy VARCHAR(16), not_suitable VARCHAR(16), tablet_with_person BOOLEAN DEFAULT 0 NOT NULL, advice_only BOOLEAN DEFAULT 0 NOT NULL,
	CONSTRAINT pk_consult PRIMARY KEY (id),
	CONSTRAINT fk_consult_hand_off_to FOREIGN KEY(hand_off_to) REFERENCES user_account (id),
	CONSTRAINT fk_consult_second_id FOREIGN KEY(second_id) REFERENCES user_account (id),
	CONSTRAINT ck_consult_state CHECK (state IN ('requested', 'queued', 'offered', 'accepted', 'connecting', 'active', 'interrupted', 'ended', 'documented', 'closed', 'cancelled', 'abandoned', 'unanswered')),
	CONSTRAINT fk_consult_clinician_id FOREIGN KEY(clinician_id) REFERENCES user_account (id),
	CONSTRAINT fk_consult_place_id FOREIGN KEY(place_id) REFERENCES place (id),
	CONSTRAINT fk_consult_agency_id FOREIGN KEY(agency_id) REFERENCES organisation (id),
	CONSTRAINT fk_consult_officer_id FOREIGN KEY(officer_id) REFERENCES user_account (id)
);
INSERT INTO "consult" VALUES('019ca756a780705fa7db270d1e216216','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807a0191209e8f332726d0','closed','psychosis','26-0001','es','key-00000001',26,'2026-03-01 03:00:00.000000','2026-03-01 03:09:10.000000','2026-03-01 03:07:38.000000','2026-03-01 03:07:40.000000','2026-03-01 03:08:40.000000','2026-03-01 03:09:10.000000',458.0,60.0,'voluntary_transport',NULL,'2026-03-01 03:23:40.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:00:00.000000','2026-03-01 03:00:00.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca75f0bf07cf480830f1b4b216f91','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a780755eae6ac4a9e89c5bc7','closed','substance_use',NULL,NULL,'key-00000002',16,'2026-03-01 03:09:10.000000','2026-03-01 03:11:41.000000','2026-03-01 03:10:11.000000','2026-03-01 03:10:11.000000','2026-03-01 03:11:11.000000','2026-03-01 03:11:41.000000',61.0,60.0,'resolved_on_scene',NULL,'2026-03-01 03:26:11.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:09:10.000000','2026-03-01 03:09:10.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca76159c8792c92b6d519033e86fd','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807a0191209e8f332726d0','closed','welfare_check',NULL,NULL,'key-00000003',12,'2026-03-01 03:11:41.000000','2026-03-01 03:13:19.000000','2026-03-01 03:11:47.000000','2026-03-01 03:11:49.000000','2026-03-01 03:12:49.000000','2026-03-01 03:13:19.000000',6.0,60.0,'resolved_on_scene',NULL,'2026-03-01 03:27:49.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:11:41.000000','2026-03-01 03:11:41.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca762d8987a9d8d0eec27c7f99687','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','other',NULL,NULL,'key-00000004',11,'2026-03-01 03:13:19.000000','2026-03-01 03:16:52.000000','2026-03-01 03:14:20.000000','2026-03-01 03:14:22.000000','2026-03-01 03:16:22.000000','2026-03-01 03:16:52.000000',61.0,120.0,'crisis_centre',NULL,'2026-03-01 03:31:22.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:13:19.000000','2026-03-01 03:13:19.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca762d898706f89a20e340b589fd6','019ca756a7807afab9096a04e7d80068','019ca756a7807133be6c2b036820212c',NULL,'cancelled','suicidal',NULL,NULL,'key-00000005',7,'2026-03-01 03:13:19.000000','2026-03-01 03:15:22.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-01 03:20:22.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:13:19.000000','2026-03-01 03:03:18.999000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca762d8987834b83a102d31c43b40','019ca756a7807afab9096a04e7d80068','019ca756a7807518a0050ed31a6e72b9',NULL,'cancelled','psychosis',NULL,NULL,'key-00000006',4,'2026-03-01 03:13:19.000000','2026-03-01 03:14:20.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-01 03:19:20.000000',0,NULL,1,1,'[]','[]','2026-03-01 03:13:19.000000','2026-03-01 03:03:19.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca76618a07dbcb291aa393d63c719','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','substance_use',NULL,NULL,'key-00000007',12,'2026-03-01 03:16:52.000000','2026-03-01 03:18:22.000000','2026-03-01 03:16:52.000000','2026-03-01 03:16:52.000000','2026-03-01 03:17:52.000000','2026-03-01 03:18:22.000000',0.0,60.0,'emergency_department',NULL,'2026-03-01 03:32:52.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:16:52.000000','2026-03-01 03:16:52.000000',NULL,0,'2026-03-01 03:17:52.000000',NULL,NULL,NULL,'briefing',NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca76778307a5ca3b49669e2dc9658','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','abandoned','welfare_check',NULL,NULL,'key-00000008',6,'2026-03-01 03:18:22.000000','2026-03-01 03:19:53.000000','2026-03-01 03:18:22.000000',NULL,NULL,NULL,0.0,NULL,NULL,NULL,'2026-03-01 03:34:53.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:18:22.000000','2026-03-01 03:18:22.000000',NULL,1,'2026-03-01 03:19:22.000000',NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca768dba874faa25b5681d05f4102','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','other',NULL,'es','key-00000009',31,'2026-03-01 03:19:53.000000','2026-03-01 03:22:25.000000','2026-03-01 03:19:53.000000','2026-03-01 03:19:55.000000','2026-03-01 03:21:55.000000','2026-03-01 03:22:25.000000',0.0,120.0,'involuntary_hold',NULL,'2026-03-01 03:36:55.000000',0,'019ca756a780733888fc20813e1dcfb5',0,0,'[]','[]','2026-03-01 03:19:53.000000','2026-03-01 03:19:53.000000',NULL,0,NULL,NULL,NULL,NULL,'decision','refused',NULL,0,0);
INSERT INTO "consult" VALUES('019ca76b2d6875d4b4ffa7234be644a6','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','suicidal',NULL,NULL,'key-00000010',32,'2026-03-01 03:22:25.000000','2026-03-01 03:38:59.000000','2026-03-01 03:22:25.000000','2026-03-01 03:22:27.000000','2026-03-01 03:38:29.000000','2026-03-01 03:38:59.000000',0.0,962.0,'refused',NULL,'2026-03-01 03:43:29.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:38:29.000000','2026-02-28 03:38:29.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca77a58387b348290d45deafb9fda','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807a0191209e8f332726d0','closed','psychosis',NULL,NULL,'key-00000011',27,'2026-03-01 03:38:59.000000','2026-03-01 03:46:27.000000','2026-03-01 03:38:59.000000','2026-03-01 03:39:01.000000','2026-03-01 03:45:57.000000','2026-03-01 03:46:27.000000',0.0,416.0,'jail_or_citation',NULL,'2026-03-01 04:00:57.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:38:59.000000','2026-03-01 03:38:59.000000',NULL,0,NULL,NULL,'019ca756a7807a0191209e8f332726d0',NULL,'briefing',NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca7812e38700d811e180964e0dbbb','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','substance_use',NULL,NULL,'key-00000012',10,'2026-03-01 03:46:27.000000','2026-03-01 03:46:59.000000','2026-03-01 03:46:27.000000','2026-03-01 03:46:29.000000','2026-03-01 03:46:29.000000','2026-03-01 03:46:59.000000',0.0,0.0,'other',NULL,'2026-03-01 04:01:29.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:46:27.000000','2026-03-01 03:46:27.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,'intoxicated',0,0);
INSERT INTO "consult" VALUES('019ca781ab387519bdf40652df0e26d0','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','welfare_check',NULL,NULL,'key-00000013',10,'2026-03-01 03:46:59.000000','2026-03-01 03:47:31.000000','2026-03-01 03:46:59.000000','2026-03-01 03:47:01.000000','2026-03-01 03:47:01.000000','2026-03-01 03:47:31.000000',0.0,0.0,'other',NULL,'2026-03-01 04:02:01.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:46:59.000000','2026-03-01 03:46:59.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,'medical_need',0,0);
INSERT INTO "consult" VALUES('019ca78228387615962ed9b5e33ab0b8','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','other',NULL,NULL,'key-00000014',10,'2026-03-01 03:47:31.000000','2026-03-01 03:48:03.000000','2026-03-01 03:47:31.000000','2026-03-01 03:47:33.000000','2026-03-01 03:47:33.000000','2026-03-01 03:48:03.000000',0.0,0.0,'other',NULL,'2026-03-01 04:02:33.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:47:31.000000','2026-03-01 03:47:31.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,'violent',0,0);
INSERT INTO "consult" VALUES('019ca782a5387d1ebfa58e7a175bc023','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','suicidal',NULL,NULL,'key-00000015',10,'2026-03-01 03:48:03.000000','2026-03-01 03:48:35.000000','2026-03-01 03:48:03.000000','2026-03-01 03:48:05.000000','2026-03-01 03:48:05.000000','2026-03-01 03:48:35.000000',0.0,0.0,'other',NULL,'2026-03-01 04:03:05.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:48:03.000000','2026-03-01 03:43:03.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,'unwilling',0,0);
INSERT INTO "consult" VALUES('019ca783223874bca44554798ab60f50','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','psychosis',NULL,NULL,'key-00000016',11,'2026-03-01 03:48:35.000000','2026-03-01 03:49:07.000000','2026-03-01 03:48:35.000000','2026-03-01 03:48:37.000000','2026-03-01 03:48:37.000000','2026-03-01 03:49:07.000000',0.0,0.0,'resolved_on_scene',NULL,'2026-03-01 03:53:37.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:48:37.000000','2026-02-28 03:48:37.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca7839f38725a87c5166e5993bf8f','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','substance_use',NULL,NULL,'key-00000017',11,'2026-03-01 03:49:07.000000','2026-03-01 04:19:40.000000','2026-03-01 03:49:07.000000','2026-03-01 03:49:09.000000','2026-03-01 04:19:10.000000','2026-03-01 04:19:40.000000',0.0,1801.0,'resolved_on_scene',NULL,'2026-03-01 04:24:10.000000',0,NULL,0,0,'[]','[]','2026-03-01 03:49:09.000000','2026-02-28 03:49:09.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca79f97607fa9a4232415ec71a85a','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','welfare_check',NULL,NULL,'key-00000018',11,'2026-03-01 04:19:40.000000','2026-03-01 04:35:13.000000','2026-03-01 04:19:40.000000','2026-03-01 04:19:42.000000','2026-03-01 04:34:43.000000','2026-03-01 04:35:13.000000',0.0,901.0,'resolved_on_scene',NULL,'2026-03-01 04:49:43.000000',0,NULL,0,0,'[]','[]','2026-03-01 04:19:40.000000','2026-03-01 04:19:40.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca7add3e879be818373634a65c156','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807355a977a41b730bed9c','closed','other',NULL,NULL,'key-00000019',8,'2026-03-01 04:35:13.000000','2026-03-01 04:50:44.000000','2026-03-01 04:35:13.000000',NULL,'2026-03-01 04:50:14.000000','2026-03-01 04:50:44.000000',0.0,NULL,'resolved_on_scene',NULL,'2026-03-01 05:05:14.000000',0,NULL,0,0,'[]','[]','2026-03-01 04:35:13.000000','2026-03-01 04:35:13.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca7bc08a07a74954c30a8c57d5e48','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1',NULL,'abandoned','suicidal',NULL,NULL,'key-00000020',3,'2026-03-01 04:50:44.000000','2026-03-01 04:55:45.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-01 04:55:44.000000',0,NULL,0,0,'[]','[]','2026-03-01 04:50:44.000000','2026-03-01 04:45:44.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca7c0a06875a184c6ec027e4ca11f','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1',NULL,'unanswered','psychosis',NULL,NULL,'key-00000021',3,'2026-03-01 04:55:45.000000','2026-03-01 05:25:46.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-01 05:30:46.000000',0,NULL,0,0,'[]','[]','2026-03-01 04:55:45.000000','2026-03-01 04:55:45.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca7dc1b907770a02a3d9bbd284c80','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1',NULL,'cancelled','substance_use',NULL,NULL,'key-00000022',3,'2026-03-01 05:25:46.000000','2026-03-01 05:25:46.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-01 05:30:46.000000',0,NULL,0,0,'[]','[]','2026-03-01 05:25:46.000000','2026-03-01 05:25:46.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca7dc1b907da2bc595d50a8c0e9f7','019ca756a7807afab9096a04e7d80068','019ca756a7807518a0050ed31a6e72b9',NULL,'queued','welfare_check',NULL,'fr','key-00000023',2,'2026-03-01 05:25:46.000000','2026-03-01 05:25:46.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-03-01 05:55:46.000000','2026-03-01 05:31:00.000000',1,NULL,0,0,'[]','[]','2026-03-01 05:25:46.000000','2026-03-01 05:25:46.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca7dc1b907211bc05a55e3c5b7eec','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a7807a0191209e8f332726d0','active','other',NULL,NULL,'key-00000024',8,'2026-03-01 05:25:46.000000','2026-03-01 05:25:48.000000','2026-03-01 05:25:46.000000','2026-03-01 05:25:48.000000',NULL,NULL,0.0,NULL,NULL,NULL,'2026-03-01 05:41:00.000000',0,NULL,0,0,'[]','[]','2026-03-01 05:25:46.000000','2026-03-01 05:25:46.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,NULL,0,0);
INSERT INTO "consult" VALUES('019ca7dc23607aeab87845e7b3ffbd58','019ca756a7807afab9096a04e7d80068','019ca756a7807133be6c2b036820212c','019ca756a7807355a977a41b730bed9c','ended','suicidal',NULL,NULL,'key-00000025',7,'2026-03-01 05:25:48.000000','2026-03-01 05:26:00.000000','2026-03-01 05:25:48.000000','2026-03-01 05:25:50.000000','2026-03-01 05:26:00.000000',NULL,0.0,10.0,NULL,NULL,'2026-03-01 05:41:00.000000',0,NULL,0,0,'[]','[]','2026-03-01 05:25:48.000000','2026-03-01 05:20:48.000000',NULL,0,NULL,NULL,NULL,NULL,'briefing',NULL,NULL,0,0);
CREATE TABLE consult_event (
	consult_id CHAR(32) NOT NULL,
	seq INTEGER NOT NULL,
	at DATETIME NOT NULL,
	event VARCHAR(24) NOT NULL,
	state VARCHAR(16) NOT NULL,
	actor_id CHAR(32),
	data JSON NOT NULL,
	CONSTRAINT pk_consult_event PRIMARY KEY (consult_id, seq),
	CONSTRAINT fk_consult_event_actor_id FOREIGN KEY(actor_id) REFERENCES user_account (id),
	CONSTRAINT fk_consult_event_consult_id FOREIGN KEY(consult_id) REFERENCES consult (id)
);
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',1,'2026-03-01 03:00:00.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{"written_at": "2026-03-01T02:58:00+00:00"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',2,'2026-03-01 03:00:00.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',3,'2026-03-01 03:00:00.000000','offered','offered',NULL,'{"offer_id": "019ca756-a780-73be-b4ae-3dd3447e6046", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',4,'2026-03-01 03:00:00.000000','declined','queued','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca756-a780-73be-b4ae-3dd3447e6046", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c", "reason": "busy"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',5,'2026-03-01 03:01:01.000000','offered','offered',NULL,'{"offer_id": "019ca757-95c8-70e4-bcd1-58af92ed2607", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',6,'2026-03-01 03:01:01.000000','declined','queued','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca757-95c8-70e4-bcd1-58af92ed2607", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c", "reason": "knows_person"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',7,'2026-03-01 03:02:02.000000','offered','offered',NULL,'{"offer_id": "019ca758-8410-7479-8cfd-b1e79e1fcc46", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',8,'2026-03-01 03:02:02.000000','declined','queued','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca758-8410-7479-8cfd-b1e79e1fcc46", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c", "reason": "language"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',9,'2026-03-01 03:03:03.000000','offered','offered',NULL,'{"offer_id": "019ca759-7258-7b8a-9988-235655fac783", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',10,'2026-03-01 03:03:03.000000','declined','queued','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca759-7258-7b8a-9988-235655fac783", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c", "reason": "out_of_scope"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',11,'2026-03-01 03:04:04.000000','offered','offered',NULL,'{"offer_id": "019ca75a-60a0-7462-a37f-eba2ec246343", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',12,'2026-03-01 03:04:04.000000','declined','queued','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca75a-60a0-7462-a37f-eba2ec246343", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c", "reason": "technical"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',13,'2026-03-01 03:05:05.000000','offered','offered',NULL,'{"offer_id": "019ca75b-4ee8-767c-aa27-ead5281f772f", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',14,'2026-03-01 03:05:05.000000','declined','queued','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca75b-4ee8-767c-aa27-ead5281f772f", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c", "reason": "other"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',15,'2026-03-01 03:06:06.000000','offered','offered',NULL,'{"offer_id": "019ca75c-3d30-7202-b096-ebf51efc20c9", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',16,'2026-03-01 03:06:37.000000','offer_expired','queued',NULL,'{"offer_id": "019ca75c-3d30-7202-b096-ebf51efc20c9", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',17,'2026-03-01 03:07:38.000000','offered','offered',NULL,'{"offer_id": "019ca75d-a490-79bb-a824-58191dc90357", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',18,'2026-03-01 03:07:38.000000','clinician_gone','queued',NULL,'{"offer_id": "019ca75d-a490-79bb-a824-58191dc90357", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',19,'2026-03-01 03:07:38.000000','offered','offered',NULL,'{"offer_id": "019ca75d-a490-714b-96e8-541a2c1d8f47", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',20,'2026-03-01 03:07:38.000000','accepted','accepted','019ca756a7807a0191209e8f332726d0','{"offer_id": "019ca75d-a490-714b-96e8-541a2c1d8f47", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',21,'2026-03-01 03:07:39.000000','joined','connecting','019ca756a7807a0191209e8f332726d0','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',22,'2026-03-01 03:07:40.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',23,'2026-03-01 03:08:40.000000','ended','ended','019ca756a780769486e82a012b5c5cd1','{"ended_by": "officer"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',24,'2026-03-01 03:09:10.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "voluntary_transport"}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',25,'2026-03-01 03:09:10.000000','documented','documented','019ca756a7807a0191209e8f332726d0','{}');
INSERT INTO "consult_event" VALUES('019ca756a780705fa7db270d1e216216',26,'2026-03-01 03:09:10.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',1,'2026-03-01 03:09:10.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',2,'2026-03-01 03:09:10.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',3,'2026-03-01 03:09:10.000000','offered','offered',NULL,'{"offer_id": "019ca75f-0bf0-750b-8c61-175da6c67d82", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',4,'2026-03-01 03:09:10.000000','offered','offered',NULL,'{"offer_id": "019ca75f-0bf0-766e-bad3-2fc0ac19c0e8", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',5,'2026-03-01 03:09:10.000000','passed','offered','019ca756a7807355a977a41b730bed9c','{"how": "declined", "offer_id": "019ca75f-0bf0-750b-8c61-175da6c67d82", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c", "reason": "knows_person"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',6,'2026-03-01 03:09:10.000000','clinician_gone','queued',NULL,'{"offer_id": "019ca75f-0bf0-766e-bad3-2fc0ac19c0e8", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',7,'2026-03-01 03:10:11.000000','offered','offered',NULL,'{"offer_id": "019ca75f-fa38-7aaf-95f8-822f0dea8095", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',8,'2026-03-01 03:10:11.000000','offered','offered',NULL,'{"offer_id": "019ca75f-fa38-7f00-9e17-7c0b2a0227c8", "clinician_id": "019ca756-a780-755e-ae6a-c4a9e89c5bc7"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',9,'2026-03-01 03:10:11.000000','passed','offered',NULL,'{"how": "clinician_gone", "offer_id": "019ca75f-fa38-7aaf-95f8-822f0dea8095", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',10,'2026-03-01 03:10:11.000000','accepted','accepted','019ca756a780755eae6ac4a9e89c5bc7','{"offer_id": "019ca75f-fa38-7f00-9e17-7c0b2a0227c8", "clinician_id": "019ca756-a780-755e-ae6a-c4a9e89c5bc7"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',11,'2026-03-01 03:10:11.000000','joined','connecting','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',12,'2026-03-01 03:10:11.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',13,'2026-03-01 03:11:11.000000','ended','ended','019ca756a780755eae6ac4a9e89c5bc7','{"ended_by": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',14,'2026-03-01 03:11:41.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "resolved_on_scene"}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',15,'2026-03-01 03:11:41.000000','documented','documented','019ca756a780755eae6ac4a9e89c5bc7','{}');
INSERT INTO "consult_event" VALUES('019ca75f0bf07cf480830f1b4b216f91',16,'2026-03-01 03:11:41.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',1,'2026-03-01 03:11:41.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',2,'2026-03-01 03:11:41.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',3,'2026-03-01 03:11:41.000000','offered','offered',NULL,'{"offer_id": "019ca761-59c8-717c-9bcd-4b53bf4b099c", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',4,'2026-03-01 03:11:41.000000','offered','offered',NULL,'{"offer_id": "019ca761-59c8-7a49-81df-2a8155311d24", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',5,'2026-03-01 03:11:47.000000','passed','offered',NULL,'{"how": "offer_expired", "offer_id": "019ca761-59c8-717c-9bcd-4b53bf4b099c", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',6,'2026-03-01 03:11:47.000000','accepted','accepted','019ca756a7807a0191209e8f332726d0','{"offer_id": "019ca761-59c8-7a49-81df-2a8155311d24", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',7,'2026-03-01 03:11:48.000000','joined','connecting','019ca756a7807a0191209e8f332726d0','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',8,'2026-03-01 03:11:49.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',9,'2026-03-01 03:12:49.000000','ended','ended','019ca756a7807a0191209e8f332726d0','{"ended_by": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',10,'2026-03-01 03:13:19.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "resolved_on_scene"}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',11,'2026-03-01 03:13:19.000000','documented','documented','019ca756a7807a0191209e8f332726d0','{}');
INSERT INTO "consult_event" VALUES('019ca76159c8792c92b6d519033e86fd',12,'2026-03-01 03:13:19.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca762d8987a9d8d0eec27c7f99687',1,'2026-03-01 03:13:19.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca762d8987a9d8d0eec27c7f99687',2,'2026-03-01 03:13:19.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca762d898706f89a20e340b589fd6',1,'2026-03-01 03:13:19.000000','requested','requested','019ca756a7807133be6c2b036820212c','{}');
INSERT INTO "consult_event" VALUES('019ca762d898706f89a20e340b589fd6',2,'2026-03-01 03:13:19.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca762d8987834b83a102d31c43b40',1,'2026-03-01 03:13:19.000000','requested','requested','019ca756a7807518a0050ed31a6e72b9','{}');
INSERT INTO "consult_event" VALUES('019ca762d8987834b83a102d31c43b40',2,'2026-03-01 03:13:19.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca762d898706f89a20e340b589fd6',3,'2026-03-01 03:14:20.000000','lead_paged','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca762d8987834b83a102d31c43b40',3,'2026-03-01 03:14:20.000000','lead_paged','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca762d8987a9d8d0eec27c7f99687',3,'2026-03-01 03:14:20.000000','lead_paged','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca762d898706f89a20e340b589fd6',4,'2026-03-01 03:14:20.000000','reordered','queued','019ca756a7807ce28491cabea0afe356','{"reason": "Nearest to the school"}');
INSERT INTO "consult_event" VALUES('019ca762d8987834b83a102d31c43b40',4,'2026-03-01 03:14:20.000000','cancelled','cancelled','019ca756a7807ce28491cabea0afe356','{"reason": "Asked for twice"}');
INSERT INTO "consult_event" VALUES('019ca762d8987a9d8d0eec27c7f99687',4,'2026-03-01 03:14:20.000000','offered','offered','019ca756a7807ce28491cabea0afe356','{"reason": "Knows the family", "offer_id": "019ca763-c6e0-737c-9940-3c6a63568ce6", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca762d8987a9d8d0eec27c7f99687',5,'2026-03-01 03:14:20.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca763-c6e0-737c-9940-3c6a63568ce6", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca762d8987a9d8d0eec27c7f99687',6,'2026-03-01 03:14:21.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca762d8987a9d8d0eec27c7f99687',7,'2026-03-01 03:14:22.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca762d898706f89a20e340b589fd6',5,'2026-03-01 03:14:22.000000','call_back_asked','queued','019ca756a7807133be6c2b036820212c','{"after_s": 120}');
INSERT INTO "consult_event" VALUES('019ca762d898706f89a20e340b589fd6',6,'2026-03-01 03:15:22.000000','call_back_answered','queued','019ca756a7807133be6c2b036820212c','{}');
INSERT INTO "consult_event" VALUES('019ca762d898706f89a20e340b589fd6',7,'2026-03-01 03:15:22.000000','cancelled','cancelled','019ca756a7807133be6c2b036820212c','{}');
INSERT INTO "consult_event" VALUES('019ca762d8987a9d8d0eec27c7f99687',8,'2026-03-01 03:16:22.000000','ended','ended','019ca756a7807355a977a41b730bed9c','{"ended_by": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca762d8987a9d8d0eec27c7f99687',9,'2026-03-01 03:16:52.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "crisis_centre"}');
INSERT INTO "consult_event" VALUES('019ca762d8987a9d8d0eec27c7f99687',10,'2026-03-01 03:16:52.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca762d8987a9d8d0eec27c7f99687',11,'2026-03-01 03:16:52.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',1,'2026-03-01 03:16:52.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',2,'2026-03-01 03:16:52.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',3,'2026-03-01 03:16:52.000000','call_back_asked','queued','019ca756a780769486e82a012b5c5cd1','{"after_s": 0}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',4,'2026-03-01 03:16:52.000000','offered','offered',NULL,'{"offer_id": "019ca766-18a0-74d0-98e2-cd3639f4faf9", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',5,'2026-03-01 03:16:52.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca766-18a0-74d0-98e2-cd3639f4faf9", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',6,'2026-03-01 03:16:52.000000','call_back_answered','accepted','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',7,'2026-03-01 03:16:52.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',8,'2026-03-01 03:16:52.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',9,'2026-03-01 03:17:52.000000','ended','ended','019ca756a780769486e82a012b5c5cd1','{"ended_by": "officer"}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',10,'2026-03-01 03:18:22.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "emergency_department"}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',11,'2026-03-01 03:18:22.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca76618a07dbcb291aa393d63c719',12,'2026-03-01 03:18:22.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca76778307a5ca3b49669e2dc9658',1,'2026-03-01 03:18:22.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca76778307a5ca3b49669e2dc9658',2,'2026-03-01 03:18:22.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca76778307a5ca3b49669e2dc9658',3,'2026-03-01 03:18:22.000000','call_back_asked','queued','019ca756a780769486e82a012b5c5cd1','{"after_s": 0}');
INSERT INTO "consult_event" VALUES('019ca76778307a5ca3b49669e2dc9658',4,'2026-03-01 03:18:22.000000','offered','offered',NULL,'{"offer_id": "019ca767-7830-77cd-b2d2-1f0b152e9ea1", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca76778307a5ca3b49669e2dc9658',5,'2026-03-01 03:18:22.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca767-7830-77cd-b2d2-1f0b152e9ea1", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca76778307a5ca3b49669e2dc9658',6,'2026-03-01 03:19:53.000000','abandoned','abandoned',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',1,'2026-03-01 03:19:53.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',2,'2026-03-01 03:19:53.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',3,'2026-03-01 03:19:53.000000','offered','offered',NULL,'{"offer_id": "019ca768-dba8-7d8f-b139-369767b28ccb", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',4,'2026-03-01 03:19:53.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca768-dba8-7d8f-b139-369767b28ccb", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',5,'2026-03-01 03:19:54.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',6,'2026-03-01 03:19:55.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',7,'2026-03-01 03:20:00.000000','stepped','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer", "rung": "small", "because": "loss", "loss": 0.08, "rtt_ms": 312.5, "out_kbps": 180.0, "silent_s": 0}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',8,'2026-03-01 03:20:05.000000','stepped','active','019ca756a7807355a977a41b730bed9c','{"side": "clinician", "rung": "still", "because": "bandwidth", "loss": 0.01, "out_kbps": 42.0, "silent_s": 0}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',9,'2026-03-01 03:20:10.000000','stepped','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer", "rung": "text", "because": "delay", "loss": 0.3, "rtt_ms": 2400.0, "silent_s": 0}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',10,'2026-03-01 03:20:15.000000','stepped','active','019ca756a7807355a977a41b730bed9c','{"side": "clinician", "rung": "phone", "because": "silence", "loss": 1.0, "silent_s": 21.5}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',11,'2026-03-01 03:20:20.000000','stepped','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer", "rung": "full", "because": "recovered", "loss": 0.0, "rtt_ms": 60.0, "out_kbps": 1200.0, "silent_s": 0}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',12,'2026-03-01 03:20:40.000000','part_began','active','019ca756a7807355a977a41b730bed9c','{"part": "person"}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',13,'2026-03-01 03:21:00.000000','part_began','active','019ca756a7807355a977a41b730bed9c','{"part": "decision"}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',14,'2026-03-01 03:21:20.000000','privacy_asked','active','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',15,'2026-03-01 03:21:20.000000','privacy_given','active','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',16,'2026-03-01 03:21:20.000000','privacy_asked','active','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',17,'2026-03-01 03:21:20.000000','privacy_refused','active','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',18,'2026-03-01 03:21:20.000000','tablet_given','active','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',19,'2026-03-01 03:21:20.000000','tablet_taken','active','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',20,'2026-03-01 03:21:20.000000','consent_recorded','active','019ca756a7807355a977a41b730bed9c','{"consent": "not_asked", "by": null, "advice_only": false}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',21,'2026-03-01 03:21:20.000000','consent_recorded','active','019ca756a7807355a977a41b730bed9c','{"consent": "declined", "by": "guardian", "advice_only": true}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',22,'2026-03-01 03:21:20.000000','consent_recorded','active','019ca756a7807355a977a41b730bed9c','{"consent": "given", "by": "person", "advice_only": false}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',23,'2026-03-01 03:21:20.000000','consent_recorded','active','019ca756a7807355a977a41b730bed9c','{"consent": "given", "by": "other", "advice_only": false}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',24,'2026-03-01 03:21:20.000000','interrupted','interrupted','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',25,'2026-03-01 03:21:25.000000','connected','active','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',26,'2026-03-01 03:21:25.000000','tablet_given','active','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',27,'2026-03-01 03:21:55.000000','ended','ended','019ca756a7807355a977a41b730bed9c','{"ended_by": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',28,'2026-03-01 03:21:55.000000','tablet_taken','ended','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',29,'2026-03-01 03:22:25.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "involuntary_hold"}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',30,'2026-03-01 03:22:25.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca768dba874faa25b5681d05f4102',31,'2026-03-01 03:22:25.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',1,'2026-03-01 03:22:25.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',2,'2026-03-01 03:22:25.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',3,'2026-03-01 03:22:25.000000','offered','offered',NULL,'{"offer_id": "019ca76b-2d68-724d-8c58-32979f76d03e", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',4,'2026-03-01 03:22:25.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca76b-2d68-724d-8c58-32979f76d03e", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',5,'2026-03-01 03:22:26.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',6,'2026-03-01 03:22:27.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',7,'2026-03-01 03:22:27.000000','guest_invited','active','019ca756a780769486e82a012b5c5cd1','{"guest": "interpreter"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',8,'2026-03-01 03:22:27.000000','guest_left','active','019ca756a7807355a977a41b730bed9c','{"guest": "interpreter", "why": "withdrawn"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',9,'2026-03-01 03:22:27.000000','guest_invited','active','019ca756a7807355a977a41b730bed9c','{"guest": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',10,'2026-03-01 03:22:27.000000','guest_waits','active',NULL,'{"guest": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',11,'2026-03-01 03:22:27.000000','guest_left','active','019ca756a780769486e82a012b5c5cd1','{"guest": "clinician", "why": "refused"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',12,'2026-03-01 03:22:27.000000','guest_invited','active','019ca756a780769486e82a012b5c5cd1','{"guest": "relative"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',13,'2026-03-01 03:22:27.000000','guest_waits','active',NULL,'{"guest": "relative"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',14,'2026-03-01 03:22:27.000000','guest_admitted','active','019ca756a780769486e82a012b5c5cd1','{"guest": "relative"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',15,'2026-03-01 03:22:27.000000','guest_left','active','019ca756a7807355a977a41b730bed9c','{"guest": "relative", "why": "removed"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',16,'2026-03-01 03:22:27.000000','guest_invited','active','019ca756a780769486e82a012b5c5cd1','{"guest": "person"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',17,'2026-03-01 03:22:27.000000','guest_waits','active',NULL,'{"guest": "person"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',18,'2026-03-01 03:22:27.000000','guest_admitted','active','019ca756a7807355a977a41b730bed9c','{"guest": "person"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',19,'2026-03-01 03:22:27.000000','guest_left','active',NULL,'{"guest": "person", "why": "left"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',20,'2026-03-01 03:22:27.000000','guest_invited','active','019ca756a780769486e82a012b5c5cd1','{"guest": "interpreter"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',21,'2026-03-01 03:22:27.000000','guest_waits','active',NULL,'{"guest": "interpreter"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',22,'2026-03-01 03:23:28.000000','guest_left','active',NULL,'{"guest": "interpreter", "why": "gone"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',23,'2026-03-01 03:23:28.000000','guest_invited','active','019ca756a780769486e82a012b5c5cd1','{"guest": "relative"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',24,'2026-03-01 03:38:29.000000','guest_left','active',NULL,'{"guest": "relative", "why": "expired"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',25,'2026-03-01 03:38:29.000000','guest_invited','active','019ca756a780769486e82a012b5c5cd1','{"guest": "interpreter"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',26,'2026-03-01 03:38:29.000000','guest_waits','active',NULL,'{"guest": "interpreter"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',27,'2026-03-01 03:38:29.000000','guest_admitted','active','019ca756a7807355a977a41b730bed9c','{"guest": "interpreter"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',28,'2026-03-01 03:38:29.000000','handed_back','queued','019ca756a7807355a977a41b730bed9c','{"reason": "My shift ends"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',29,'2026-03-01 03:38:29.000000','ended','ended','019ca756a780769486e82a012b5c5cd1','{"ended_by": "officer"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',30,'2026-03-01 03:38:59.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "refused"}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',31,'2026-03-01 03:38:59.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca76b2d6875d4b4ffa7234be644a6',32,'2026-03-01 03:38:59.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',1,'2026-03-01 03:38:59.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',2,'2026-03-01 03:38:59.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',3,'2026-03-01 03:38:59.000000','offered','offered',NULL,'{"offer_id": "019ca77a-5838-711e-877e-0ba6bb404afe", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',4,'2026-03-01 03:38:59.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca77a-5838-711e-877e-0ba6bb404afe", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',5,'2026-03-01 03:39:00.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',6,'2026-03-01 03:39:01.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',7,'2026-03-01 03:39:01.000000','hand_off_asked','active','019ca756a7807355a977a41b730bed9c','{"to_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',8,'2026-03-01 03:39:01.000000','offered','active',NULL,'{"offer_id": "019ca77a-6008-7573-b779-a6f59f5adf10", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',9,'2026-03-01 03:39:01.000000','hand_off_called_off','active','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',10,'2026-03-01 03:40:02.000000','hand_off_asked','active','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',11,'2026-03-01 03:40:02.000000','offered','active',NULL,'{"offer_id": "019ca77b-4e50-79bd-8b44-5f7347111409", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',12,'2026-03-01 03:40:02.000000','declined','active','019ca756a7807a0191209e8f332726d0','{"offer_id": "019ca77b-4e50-79bd-8b44-5f7347111409", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0", "reason": "busy"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',13,'2026-03-01 03:41:03.000000','offered','active',NULL,'{"offer_id": "019ca77c-3c98-7fc3-bb46-8f75009faaba", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',14,'2026-03-01 03:41:34.000000','offer_expired','active',NULL,'{"offer_id": "019ca77c-3c98-7fc3-bb46-8f75009faaba", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',15,'2026-03-01 03:42:35.000000','offered','active',NULL,'{"offer_id": "019ca77d-a3f8-799e-b047-d84d67f57e32", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',16,'2026-03-01 03:42:35.000000','clinician_gone','active',NULL,'{"offer_id": "019ca77d-a3f8-799e-b047-d84d67f57e32", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',17,'2026-03-01 03:43:36.000000','offered','active',NULL,'{"offer_id": "019ca77e-9240-7cf4-8cc4-fc28715a4a55", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',18,'2026-03-01 03:43:36.000000','second_joined','active','019ca756a7807a0191209e8f332726d0','{"offer_id": "019ca77e-9240-7cf4-8cc4-fc28715a4a55", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',19,'2026-03-01 03:43:36.000000','second_left','active','019ca756a7807a0191209e8f332726d0','{}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',20,'2026-03-01 03:44:37.000000','hand_off_asked','active','019ca756a7807355a977a41b730bed9c','{"to_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',21,'2026-03-01 03:44:37.000000','offered','active',NULL,'{"offer_id": "019ca77f-8088-7e61-a03e-5f7e9f6dbc56", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',22,'2026-03-01 03:44:37.000000','second_joined','active','019ca756a7807a0191209e8f332726d0','{"offer_id": "019ca77f-8088-7e61-a03e-5f7e9f6dbc56", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',23,'2026-03-01 03:44:57.000000','handed_over','active','019ca756a7807355a977a41b730bed9c','{"to_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',24,'2026-03-01 03:45:57.000000','ended','ended','019ca756a7807a0191209e8f332726d0','{"ended_by": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',25,'2026-03-01 03:46:27.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "jail_or_citation"}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',26,'2026-03-01 03:46:27.000000','documented','documented','019ca756a7807a0191209e8f332726d0','{}');
INSERT INTO "consult_event" VALUES('019ca77a58387b348290d45deafb9fda',27,'2026-03-01 03:46:27.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7812e38700d811e180964e0dbbb',1,'2026-03-01 03:46:27.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca7812e38700d811e180964e0dbbb',2,'2026-03-01 03:46:27.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7812e38700d811e180964e0dbbb',3,'2026-03-01 03:46:27.000000','offered','offered',NULL,'{"offer_id": "019ca781-2e38-7ed3-8767-7920ccf928a2", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca7812e38700d811e180964e0dbbb',4,'2026-03-01 03:46:27.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca781-2e38-7ed3-8767-7920ccf928a2", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca7812e38700d811e180964e0dbbb',5,'2026-03-01 03:46:28.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca7812e38700d811e180964e0dbbb',6,'2026-03-01 03:46:29.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca7812e38700d811e180964e0dbbb',7,'2026-03-01 03:46:29.000000','ended','ended','019ca756a7807355a977a41b730bed9c','{"ended_by": "clinician", "not_suitable": "intoxicated"}');
INSERT INTO "consult_event" VALUES('019ca7812e38700d811e180964e0dbbb',8,'2026-03-01 03:46:59.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "other"}');
INSERT INTO "consult_event" VALUES('019ca7812e38700d811e180964e0dbbb',9,'2026-03-01 03:46:59.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca7812e38700d811e180964e0dbbb',10,'2026-03-01 03:46:59.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca781ab387519bdf40652df0e26d0',1,'2026-03-01 03:46:59.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca781ab387519bdf40652df0e26d0',2,'2026-03-01 03:46:59.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca781ab387519bdf40652df0e26d0',3,'2026-03-01 03:46:59.000000','offered','offered',NULL,'{"offer_id": "019ca781-ab38-7337-8642-64b83aed4bf4", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca781ab387519bdf40652df0e26d0',4,'2026-03-01 03:46:59.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca781-ab38-7337-8642-64b83aed4bf4", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca781ab387519bdf40652df0e26d0',5,'2026-03-01 03:47:00.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca781ab387519bdf40652df0e26d0',6,'2026-03-01 03:47:01.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca781ab387519bdf40652df0e26d0',7,'2026-03-01 03:47:01.000000','ended','ended','019ca756a7807355a977a41b730bed9c','{"ended_by": "clinician", "not_suitable": "medical_need"}');
INSERT INTO "consult_event" VALUES('019ca781ab387519bdf40652df0e26d0',8,'2026-03-01 03:47:31.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "other"}');
INSERT INTO "consult_event" VALUES('019ca781ab387519bdf40652df0e26d0',9,'2026-03-01 03:47:31.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca781ab387519bdf40652df0e26d0',10,'2026-03-01 03:47:31.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca78228387615962ed9b5e33ab0b8',1,'2026-03-01 03:47:31.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca78228387615962ed9b5e33ab0b8',2,'2026-03-01 03:47:31.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca78228387615962ed9b5e33ab0b8',3,'2026-03-01 03:47:31.000000','offered','offered',NULL,'{"offer_id": "019ca782-2838-70d6-9f97-83f934e1793f", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca78228387615962ed9b5e33ab0b8',4,'2026-03-01 03:47:31.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca782-2838-70d6-9f97-83f934e1793f", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca78228387615962ed9b5e33ab0b8',5,'2026-03-01 03:47:32.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca78228387615962ed9b5e33ab0b8',6,'2026-03-01 03:47:33.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca78228387615962ed9b5e33ab0b8',7,'2026-03-01 03:47:33.000000','ended','ended','019ca756a780769486e82a012b5c5cd1','{"ended_by": "officer", "not_suitable": "violent"}');
INSERT INTO "consult_event" VALUES('019ca78228387615962ed9b5e33ab0b8',8,'2026-03-01 03:48:03.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "other"}');
INSERT INTO "consult_event" VALUES('019ca78228387615962ed9b5e33ab0b8',9,'2026-03-01 03:48:03.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca78228387615962ed9b5e33ab0b8',10,'2026-03-01 03:48:03.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca782a5387d1ebfa58e7a175bc023',1,'2026-03-01 03:48:03.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca782a5387d1ebfa58e7a175bc023',2,'2026-03-01 03:48:03.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca782a5387d1ebfa58e7a175bc023',3,'2026-03-01 03:48:03.000000','offered','offered',NULL,'{"offer_id": "019ca782-a538-7c28-852a-a1c15e0b1ef7", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca782a5387d1ebfa58e7a175bc023',4,'2026-03-01 03:48:03.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca782-a538-7c28-852a-a1c15e0b1ef7", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca782a5387d1ebfa58e7a175bc023',5,'2026-03-01 03:48:04.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca782a5387d1ebfa58e7a175bc023',6,'2026-03-01 03:48:05.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca782a5387d1ebfa58e7a175bc023',7,'2026-03-01 03:48:05.000000','ended','ended','019ca756a7807355a977a41b730bed9c','{"ended_by": "clinician", "not_suitable": "unwilling"}');
INSERT INTO "consult_event" VALUES('019ca782a5387d1ebfa58e7a175bc023',8,'2026-03-01 03:48:35.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "other"}');
INSERT INTO "consult_event" VALUES('019ca782a5387d1ebfa58e7a175bc023',9,'2026-03-01 03:48:35.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca782a5387d1ebfa58e7a175bc023',10,'2026-03-01 03:48:35.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca783223874bca44554798ab60f50',1,'2026-03-01 03:48:35.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca783223874bca44554798ab60f50',2,'2026-03-01 03:48:35.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca783223874bca44554798ab60f50',3,'2026-03-01 03:48:35.000000','offered','offered',NULL,'{"offer_id": "019ca783-2238-701a-ba76-1481c68da833", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca783223874bca44554798ab60f50',4,'2026-03-01 03:48:35.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca783-2238-701a-ba76-1481c68da833", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca783223874bca44554798ab60f50',5,'2026-03-01 03:48:36.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca783223874bca44554798ab60f50',6,'2026-03-01 03:48:37.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca783223874bca44554798ab60f50',7,'2026-03-01 03:48:37.000000','handed_back','queued','019ca756a7807355a977a41b730bed9c','{"reason": "Knows the person"}');
INSERT INTO "consult_event" VALUES('019ca783223874bca44554798ab60f50',8,'2026-03-01 03:48:37.000000','ended','ended','019ca756a7807ce28491cabea0afe356','{"ended_by": "supervisor", "reason": "The person has left"}');
INSERT INTO "consult_event" VALUES('019ca783223874bca44554798ab60f50',9,'2026-03-01 03:49:07.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "resolved_on_scene"}');
INSERT INTO "consult_event" VALUES('019ca783223874bca44554798ab60f50',10,'2026-03-01 03:49:07.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca783223874bca44554798ab60f50',11,'2026-03-01 03:49:07.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7839f38725a87c5166e5993bf8f',1,'2026-03-01 03:49:07.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca7839f38725a87c5166e5993bf8f',2,'2026-03-01 03:49:07.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7839f38725a87c5166e5993bf8f',3,'2026-03-01 03:49:07.000000','offered','offered',NULL,'{"offer_id": "019ca783-9f38-76ec-bace-ea2c04d7d3fc", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca7839f38725a87c5166e5993bf8f',4,'2026-03-01 03:49:07.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca783-9f38-76ec-bace-ea2c04d7d3fc", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca7839f38725a87c5166e5993bf8f',5,'2026-03-01 03:49:08.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca7839f38725a87c5166e5993bf8f',6,'2026-03-01 03:49:09.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca7839f38725a87c5166e5993bf8f',7,'2026-03-01 03:49:09.000000','handed_back','queued','019ca756a7807355a977a41b730bed9c','{"reason": "Knows the person"}');
INSERT INTO "consult_event" VALUES('019ca7839f38725a87c5166e5993bf8f',8,'2026-03-01 04:19:10.000000','ended','ended',NULL,'{"ended_by": "nobody_free"}');
INSERT INTO "consult_event" VALUES('019ca7839f38725a87c5166e5993bf8f',9,'2026-03-01 04:19:40.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "resolved_on_scene"}');
INSERT INTO "consult_event" VALUES('019ca7839f38725a87c5166e5993bf8f',10,'2026-03-01 04:19:40.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca7839f38725a87c5166e5993bf8f',11,'2026-03-01 04:19:40.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca79f97607fa9a4232415ec71a85a',1,'2026-03-01 04:19:40.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca79f97607fa9a4232415ec71a85a',2,'2026-03-01 04:19:40.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca79f97607fa9a4232415ec71a85a',3,'2026-03-01 04:19:40.000000','offered','offered',NULL,'{"offer_id": "019ca79f-9760-7892-b0ca-3b73635d13ca", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca79f97607fa9a4232415ec71a85a',4,'2026-03-01 04:19:40.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca79f-9760-7892-b0ca-3b73635d13ca", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca79f97607fa9a4232415ec71a85a',5,'2026-03-01 04:19:41.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca79f97607fa9a4232415ec71a85a',6,'2026-03-01 04:19:42.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca79f97607fa9a4232415ec71a85a',7,'2026-03-01 04:19:42.000000','interrupted','interrupted','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca79f97607fa9a4232415ec71a85a',8,'2026-03-01 04:34:43.000000','ended','ended',NULL,'{"ended_by": "connection_lost"}');
INSERT INTO "consult_event" VALUES('019ca79f97607fa9a4232415ec71a85a',9,'2026-03-01 04:35:13.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "resolved_on_scene"}');
INSERT INTO "consult_event" VALUES('019ca79f97607fa9a4232415ec71a85a',10,'2026-03-01 04:35:13.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca79f97607fa9a4232415ec71a85a',11,'2026-03-01 04:35:13.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7add3e879be818373634a65c156',1,'2026-03-01 04:35:13.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca7add3e879be818373634a65c156',2,'2026-03-01 04:35:13.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7add3e879be818373634a65c156',3,'2026-03-01 04:35:13.000000','offered','offered',NULL,'{"offer_id": "019ca7ad-d3e8-7fe2-b704-7f2da624ee1f", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca7add3e879be818373634a65c156',4,'2026-03-01 04:35:13.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca7ad-d3e8-7fe2-b704-7f2da624ee1f", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca7add3e879be818373634a65c156',5,'2026-03-01 04:50:14.000000','ended','ended',NULL,'{"ended_by": "connection_lost"}');
INSERT INTO "consult_event" VALUES('019ca7add3e879be818373634a65c156',6,'2026-03-01 04:50:44.000000','reported','ended','019ca756a780769486e82a012b5c5cd1','{"disposition": "resolved_on_scene"}');
INSERT INTO "consult_event" VALUES('019ca7add3e879be818373634a65c156',7,'2026-03-01 04:50:44.000000','documented','documented','019ca756a7807355a977a41b730bed9c','{}');
INSERT INTO "consult_event" VALUES('019ca7add3e879be818373634a65c156',8,'2026-03-01 04:50:44.000000','closed','closed',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7bc08a07a74954c30a8c57d5e48',1,'2026-03-01 04:50:44.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca7bc08a07a74954c30a8c57d5e48',2,'2026-03-01 04:50:44.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7bc08a07a74954c30a8c57d5e48',3,'2026-03-01 04:55:45.000000','abandoned','abandoned',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7c0a06875a184c6ec027e4ca11f',1,'2026-03-01 04:55:45.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca7c0a06875a184c6ec027e4ca11f',2,'2026-03-01 04:55:45.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7c0a06875a184c6ec027e4ca11f',3,'2026-03-01 05:25:46.000000','unanswered','unanswered',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907770a02a3d9bbd284c80',1,'2026-03-01 05:25:46.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907770a02a3d9bbd284c80',2,'2026-03-01 05:25:46.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907770a02a3d9bbd284c80',3,'2026-03-01 05:25:46.000000','cancelled','cancelled','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907da2bc595d50a8c0e9f7',1,'2026-03-01 05:25:46.000000','requested','requested','019ca756a7807518a0050ed31a6e72b9','{}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907da2bc595d50a8c0e9f7',2,'2026-03-01 05:25:46.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907211bc05a55e3c5b7eec',1,'2026-03-01 05:25:46.000000','requested','requested','019ca756a780769486e82a012b5c5cd1','{}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907211bc05a55e3c5b7eec',2,'2026-03-01 05:25:46.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907211bc05a55e3c5b7eec',3,'2026-03-01 05:25:46.000000','offered','offered',NULL,'{"offer_id": "019ca7dc-1b90-7e7b-9a50-ef9d5a80b3d5", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907211bc05a55e3c5b7eec',4,'2026-03-01 05:25:46.000000','accepted','accepted','019ca756a7807a0191209e8f332726d0','{"offer_id": "019ca7dc-1b90-7e7b-9a50-ef9d5a80b3d5", "clinician_id": "019ca756-a780-7a01-9120-9e8f332726d0"}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907211bc05a55e3c5b7eec',5,'2026-03-01 05:25:47.000000','joined','connecting','019ca756a7807a0191209e8f332726d0','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907211bc05a55e3c5b7eec',6,'2026-03-01 05:25:48.000000','connected','active','019ca756a780769486e82a012b5c5cd1','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907211bc05a55e3c5b7eec',7,'2026-03-01 05:25:48.000000','guest_invited','active','019ca756a780769486e82a012b5c5cd1','{"guest": "interpreter"}');
INSERT INTO "consult_event" VALUES('019ca7dc1b907211bc05a55e3c5b7eec',8,'2026-03-01 05:25:48.000000','guest_waits','active',NULL,'{"guest": "interpreter"}');
INSERT INTO "consult_event" VALUES('019ca7dc23607aeab87845e7b3ffbd58',1,'2026-03-01 05:25:48.000000','requested','requested','019ca756a7807133be6c2b036820212c','{}');
INSERT INTO "consult_event" VALUES('019ca7dc23607aeab87845e7b3ffbd58',2,'2026-03-01 05:25:48.000000','queued','queued',NULL,'{}');
INSERT INTO "consult_event" VALUES('019ca7dc23607aeab87845e7b3ffbd58',3,'2026-03-01 05:25:48.000000','offered','offered',NULL,'{"offer_id": "019ca7dc-2360-7eaa-89f5-302aafc0cb32", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca7dc23607aeab87845e7b3ffbd58',4,'2026-03-01 05:25:48.000000','accepted','accepted','019ca756a7807355a977a41b730bed9c','{"offer_id": "019ca7dc-2360-7eaa-89f5-302aafc0cb32", "clinician_id": "019ca756-a780-7355-a977-a41b730bed9c"}');
INSERT INTO "consult_event" VALUES('019ca7dc23607aeab87845e7b3ffbd58',5,'2026-03-01 05:25:49.000000','joined','connecting','019ca756a7807355a977a41b730bed9c','{"side": "clinician"}');
INSERT INTO "consult_event" VALUES('019ca7dc23607aeab87845e7b3ffbd58',6,'2026-03-01 05:25:50.000000','connected','active','019ca756a7807133be6c2b036820212c','{"side": "officer"}');
INSERT INTO "consult_event" VALUES('019ca7dc23607aeab87845e7b3ffbd58',7,'2026-03-01 05:26:00.000000','ended','ended','019ca756a7807133be6c2b036820212c','{"ended_by": "officer"}');
CREATE TABLE decision (
	id CHAR(32) NOT NULL,
	consult_id CHAR(32) NOT NULL,
	at DATETIME NOT NULL,
	until DATETIME,
	outcome VARCHAR(8) NOT NULL,
	chosen JSON NOT NULL,
	passed_over JSON NOT NULL,
	CONSTRAINT pk_decision PRIMARY KEY (id),
	CONSTRAINT fk_decision_consult_id FOREIGN KEY(consult_id) REFERENCES consult (id)
);
INSERT INTO "decision" VALUES('019ca756a78073839756a407dbeece42','019ca756a780705fa7db270d1e216216','2026-03-01 03:00:00.000000','2026-03-01 03:01:01.000000','offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca75795c87a538c8fc5260352a9bf','019ca756a780705fa7db270d1e216216','2026-03-01 03:01:01.000000','2026-03-01 03:02:02.000000','offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca75884107a5ab1dd1b80230a102c','019ca756a780705fa7db270d1e216216','2026-03-01 03:02:02.000000','2026-03-01 03:03:03.000000','offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca75972587273a810b08a72880e4a','019ca756a780705fa7db270d1e216216','2026-03-01 03:03:03.000000','2026-03-01 03:04:04.000000','offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca75a60a076ef9532b79f8e41a78f','019ca756a780705fa7db270d1e216216','2026-03-01 03:04:04.000000','2026-03-01 03:05:05.000000','offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca75b4ee87dceb4ec0652edc81441','019ca756a780705fa7db270d1e216216','2026-03-01 03:05:05.000000','2026-03-01 03:06:06.000000','offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca75c3d30794b879f25eefefa0243','019ca756a780705fa7db270d1e216216','2026-03-01 03:06:06.000000','2026-03-01 03:06:37.000000','offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca75cb6487395984355b86db56e5b','019ca756a780705fa7db270d1e216216','2026-03-01 03:06:37.000000','2026-03-01 03:07:38.000000','nobody','[]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}, {"why": "passed", "detail": "2026-03-01T03:07:37+00:00", "who": ["019ca756-a780-7355-a977-a41b730bed9c"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca75da490731a84fd2ec50d44edc5','019ca756a780705fa7db270d1e216216','2026-03-01 03:07:38.000000','2026-03-01 03:07:38.000000','offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca75da4907fe0ac1d87286fba579b','019ca756a780705fa7db270d1e216216','2026-03-01 03:07:38.000000','2026-03-01 03:07:38.000000','nobody','[]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c", "019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 3}]');
INSERT INTO "decision" VALUES('019ca75da4907e2788b050241d6597e2','019ca756a780705fa7db270d1e216216','2026-03-01 03:07:38.000000',NULL,'offered','["019ca756-a780-7a01-9120-9e8f332726d0"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c", "019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca75f0bf0787db5187d21f3d96801','019ca75f0bf07cf480830f1b4b216f91','2026-03-01 03:09:10.000000','2026-03-01 03:09:10.000000','offered','["019ca756-a780-7355-a977-a41b730bed9c", "019ca756-a780-7a01-9120-9e8f332726d0"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca75f0bf07b9b834e9d45c1aa598c','019ca75f0bf07cf480830f1b4b216f91','2026-03-01 03:09:10.000000','2026-03-01 03:10:11.000000','nobody','[]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}, {"why": "passed", "detail": "2026-03-01T03:10:10+00:00", "who": ["019ca756-a780-7355-a977-a41b730bed9c"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca75ffa3875568ea995cd748989b0','019ca75f0bf07cf480830f1b4b216f91','2026-03-01 03:10:11.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c", "019ca756-a780-755e-ae6a-c4a9e89c5bc7"]','[{"why": "idle_less", "detail": null, "who": ["019ca756-a780-7a01-9120-9e8f332726d0"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca76159c87a9bb4c926dd15febbe2','019ca76159c8792c92b6d519033e86fd','2026-03-01 03:11:41.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c", "019ca756-a780-7a01-9120-9e8f332726d0"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca763c6e07e44a297ee54e570d89a','019ca762d898706f89a20e340b589fd6','2026-03-01 03:14:20.000000',NULL,'nobody','[]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c", "019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 3}]');
INSERT INTO "decision" VALUES('019ca763c6e072079ff83c264fe559a1','019ca762d8987834b83a102d31c43b40','2026-03-01 03:14:20.000000',NULL,'nobody','[]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c", "019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 3}]');
INSERT INTO "decision" VALUES('019ca763c6e071bd866912696b420a06','019ca762d8987a9d8d0eec27c7f99687','2026-03-01 03:14:20.000000',NULL,'nobody','[]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c", "019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 3}]');
INSERT INTO "decision" VALUES('019ca76618a0763e8e15ed4e20188f42','019ca76618a07dbcb291aa393d63c719','2026-03-01 03:16:52.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca76778307304adc3bd2900d46e9a','019ca76778307a5ca3b49669e2dc9658','2026-03-01 03:18:22.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca768dba87d43a8a902151851c006','019ca768dba874faa25b5681d05f4102','2026-03-01 03:19:53.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca76b2d687196b9bfc89ead2c509c','019ca76b2d6875d4b4ffa7234be644a6','2026-03-01 03:22:25.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca77a583878c3804acf16ec2e6811','019ca77a58387b348290d45deafb9fda','2026-03-01 03:38:59.000000','2026-03-01 03:39:01.000000','offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca77a600872dc83f91068b6ff1e16','019ca77a58387b348290d45deafb9fda','2026-03-01 03:39:01.000000','2026-03-01 03:40:02.000000','offered','["019ca756-a780-7a01-9120-9e8f332726d0"]','[{"why": "excluded", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c"], "count": 1}, {"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca77b4e50719bb76465ccd8921156','019ca77a58387b348290d45deafb9fda','2026-03-01 03:40:02.000000','2026-03-01 03:41:03.000000','offered','["019ca756-a780-7a01-9120-9e8f332726d0"]','[{"why": "excluded", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c"], "count": 1}, {"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca77c3c987bfcb618aac90a8e824e','019ca77a58387b348290d45deafb9fda','2026-03-01 03:41:03.000000','2026-03-01 03:41:34.000000','offered','["019ca756-a780-7a01-9120-9e8f332726d0"]','[{"why": "excluded", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c"], "count": 1}, {"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca77cb5b07f2e9e46e03b34fbd0a1','019ca77a58387b348290d45deafb9fda','2026-03-01 03:41:34.000000','2026-03-01 03:42:35.000000','nobody','[]','[{"why": "excluded", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c"], "count": 1}, {"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 1}, {"why": "passed", "detail": "2026-03-01T03:42:34+00:00", "who": ["019ca756-a780-7a01-9120-9e8f332726d0"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca77da3f87d8e950f148b14057c20','019ca77a58387b348290d45deafb9fda','2026-03-01 03:42:35.000000','2026-03-01 03:42:35.000000','offered','["019ca756-a780-7a01-9120-9e8f332726d0"]','[{"why": "excluded", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c"], "count": 1}, {"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca77da3f874878a226f805c161f91','019ca77a58387b348290d45deafb9fda','2026-03-01 03:42:35.000000','2026-03-01 03:43:36.000000','nobody','[]','[{"why": "excluded", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c"], "count": 1}, {"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca77e92407e14a3401fa4a7b0d9be','019ca77a58387b348290d45deafb9fda','2026-03-01 03:43:36.000000','2026-03-01 03:44:37.000000','offered','["019ca756-a780-7a01-9120-9e8f332726d0"]','[{"why": "excluded", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c"], "count": 1}, {"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca77f8088765a8ffefe4edba6a3b6','019ca77a58387b348290d45deafb9fda','2026-03-01 03:44:37.000000',NULL,'offered','["019ca756-a780-7a01-9120-9e8f332726d0"]','[{"why": "excluded", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c"], "count": 1}, {"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca7812e38794c9779ef9975794271','019ca7812e38700d811e180964e0dbbb','2026-03-01 03:46:27.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca781ab387fd9b3597ee14afda649','019ca781ab387519bdf40652df0e26d0','2026-03-01 03:46:59.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca78228387fa4a2883aba5923251e','019ca78228387615962ed9b5e33ab0b8','2026-03-01 03:47:31.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca782a53873d5ba1ec89f1e31fa49','019ca782a5387d1ebfa58e7a175bc023','2026-03-01 03:48:03.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca783223875d2ae6d221d23c521c6','019ca783223874bca44554798ab60f50','2026-03-01 03:48:35.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca7839f3873f5b2ef9d7286c3f268','019ca7839f38725a87c5166e5993bf8f','2026-03-01 03:49:07.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca79f97607e8ab3c2d892d744df80','019ca79f97607fa9a4232415ec71a85a','2026-03-01 04:19:40.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca7add3e87c3a9ee34e704be78917','019ca7add3e879be818373634a65c156','2026-03-01 04:35:13.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 2}]');
INSERT INTO "decision" VALUES('019ca7dc1b907e53bd9d94fc53e45e0a','019ca7dc1b907211bc05a55e3c5b7eec','2026-03-01 05:25:46.000000',NULL,'offered','["019ca756-a780-7a01-9120-9e8f332726d0"]','[{"why": "idle_less", "detail": null, "who": ["019ca756-a780-7355-a977-a41b730bed9c"], "count": 1}, {"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 1}]');
INSERT INTO "decision" VALUES('019ca7dc1b9078fba724c159a0e7c95b','019ca7dc1b907da2bc595d50a8c0e9f7','2026-03-01 05:25:46.000000',NULL,'nobody','[]','[{"why": "language", "detail": "fr", "who": ["019ca756-a780-7355-a977-a41b730bed9c", "019ca756-a780-755e-ae6a-c4a9e89c5bc7", "019ca756-a780-7a01-9120-9e8f332726d0"], "count": 3}]');
INSERT INTO "decision" VALUES('019ca7dc23607bf09f8c123ac0978c30','019ca7dc23607aeab87845e7b3ffbd58','2026-03-01 05:25:48.000000',NULL,'offered','["019ca756-a780-7355-a977-a41b730bed9c"]','[{"why": "in_session", "detail": null, "who": ["019ca756-a780-7a01-9120-9e8f332726d0"], "count": 1}, {"why": "off_call", "detail": null, "who": ["019ca756-a780-755e-ae6a-c4a9e89c5bc7"], "count": 1}]');
CREATE TABLE device_check (
	id CHAR(32) NOT NULL,
	agency_id CHAR(32) NOT NULL,
	officer_id CHAR(32) NOT NULL,
	device_id CHAR(32) NOT NULL,
	label VARCHAR(40) NOT NULL,
	checked_at DATETIME NOT NULL,
	verdict VARCHAR(16) NOT NULL,
	findings JSON NOT NULL,
	measured JSON NOT NULL,
	CONSTRAINT pk_device_check PRIMARY KEY (id),
	CONSTRAINT fk_device_check_agency_id FOREIGN KEY(agency_id) REFERENCES organisation (id),
	CONSTRAINT fk_device_check_officer_id FOREIGN KEY(officer_id) REFERENCES user_account (id)
);
INSERT INTO "device_check" VALUES('019ca756a7807b098e18a3634891a61b','019ca756a7807afab9096a04e7d80068','019ca756a780769486e82a012b5c5cd1','019ca756a78079f8a9d144e441bc858e','Car 12','2026-03-01 03:00:00.000000','ready','[]','{"loss": 0.0, "jitter_ms": 4.2, "rtt_ms": 61.0, "kbps": 2100.0, "battery": 0.83, "charging": true, "clock_error_s": 0.2}');
CREATE TABLE documentation (
	consult_id CHAR(32) NOT NULL,
	clinician_id CHAR(32) NOT NULL,
	consent VARCHAR(16),
	recommended VARCHAR(32),
	not_suitable VARCHAR(32),
	safety_note TEXT NOT NULL,
	clinical_note TEXT NOT NULL,
	updated_at DATETIME NOT NULL,
	completed_at DATETIME, consent_by VARCHAR(16), consent_at DATETIME,
	CONSTRAINT pk_documentation PRIMARY KEY (consult_id),
	CONSTRAINT fk_documentation_clinician_id FOREIGN KEY(clinician_id) REFERENCES user_account (id),
	CONSTRAINT fk_documentation_consult_id FOREIGN KEY(consult_id) REFERENCES consult (id)
);
INSERT INTO "documentation" VALUES('019ca756a780705fa7db270d1e216216','019ca756a7807a0191209e8f332726d0','given','resolved_on_scene',NULL,'','','2026-03-01 03:09:10.000000','2026-03-01 03:09:10.000000','person','2026-03-01 03:09:10.000000');
INSERT INTO "documentation" VALUES('019ca75f0bf07cf480830f1b4b216f91','019ca756a780755eae6ac4a9e89c5bc7','given','resolved_on_scene',NULL,'','','2026-03-01 03:11:41.000000','2026-03-01 03:11:41.000000','person','2026-03-01 03:11:41.000000');
INSERT INTO "documentation" VALUES('019ca76159c8792c92b6d519033e86fd','019ca756a7807a0191209e8f332726d0','given','resolved_on_scene',NULL,'','','2026-03-01 03:13:19.000000','2026-03-01 03:13:19.000000','person','2026-03-01 03:13:19.000000');
INSERT INTO "documentation" VALUES('019ca762d8987a9d8d0eec27c7f99687','019ca756a7807355a977a41b730bed9c','given','resolved_on_scene',NULL,'','','2026-03-01 03:16:52.000000','2026-03-01 03:16:52.000000','person','2026-03-01 03:16:52.000000');
INSERT INTO "documentation" VALUES('019ca76618a07dbcb291aa393d63c719','019ca756a7807355a977a41b730bed9c','given','resolved_on_scene',NULL,'','','2026-03-01 03:18:22.000000','2026-03-01 03:18:22.000000','person','2026-03-01 03:18:22.000000');
INSERT INTO "documentation" VALUES('019ca768dba874faa25b5681d05f4102','019ca756a7807355a977a41b730bed9c','given','resolved_on_scene',NULL,'Dog in the yard.','A note.','2026-03-01 03:22:25.000000','2026-03-01 03:22:25.000000','person','2026-03-01 03:22:25.000000');
INSERT INTO "documentation" VALUES('019ca76b2d6875d4b4ffa7234be644a6','019ca756a7807355a977a41b730bed9c','given','resolved_on_scene',NULL,'','','2026-03-01 03:38:59.000000','2026-03-01 03:38:59.000000','person','2026-03-01 03:38:59.000000');
INSERT INTO "documentation" VALUES('019ca77a58387b348290d45deafb9fda','019ca756a7807a0191209e8f332726d0','given','resolved_on_scene',NULL,'','','2026-03-01 03:46:27.000000','2026-03-01 03:46:27.000000','person','2026-03-01 03:46:27.000000');
INSERT INTO "documentation" VALUES('019ca7812e38700d811e180964e0dbbb','019ca756a7807355a977a41b730bed9c','given',NULL,'intoxicated','','','2026-03-01 03:46:59.000000','2026-03-01 03:46:59.000000','person','2026-03-01 03:46:59.000000');
INSERT INTO "documentation" VALUES('019ca781ab387519bdf40652df0e26d0','019ca756a7807355a977a41b730bed9c','given',NULL,'medical_need','','','2026-03-01 03:47:31.000000','2026-03-01 03:47:31.000000','person','2026-03-01 03:47:31.000000');
INSERT INTO "documentation" VALUES('019ca78228387615962ed9b5e33ab0b8','019ca756a7807355a977a41b730bed9c','given',NULL,'violent','','','2026-03-01 03:48:03.000000','2026-03-01 03:48:03.000000','person','2026-03-01 03:48:03.000000');
INSERT INTO "documentation" VALUES('019ca782a5387d1ebfa58e7a175bc023','019ca756a7807355a977a41b730bed9c','given',NULL,'unwilling','','','2026-03-01 03:48:35.000000','2026-03-01 03:48:35.000000','person','2026-03-01 03:48:35.000000');
INSERT INTO "documentation" VALUES('019ca783223874bca44554798ab60f50','019ca756a7807355a977a41b730bed9c','given','resolved_on_scene',NULL,'','','2026-03-01 03:49:07.000000','2026-03-01 03:49:07.000000','person','2026-03-01 03:49:07.000000');
INSERT INTO "documentation" VALUES('019ca7839f38725a87c5166e5993bf8f','019ca756a7807355a977a41b730bed9c','given','resolved_on_scene',NULL,'','','2026-03-01 04:19:40.000000','2026-03-01 04:19:40.000000','person','2026-03-01 04:19:40.000000');
INSERT INTO "documentation" VALUES('019ca79f97607fa9a4232415ec71a85a','019ca756a7807355a977a41b730bed9c','given','resolved_on_scene',NULL,'','','2026-03-01 04:35:13.000000','2026-03-01 04:35:13.000000','person','2026-03-01 04:35:13.000000');
INSERT INTO "documentation" VALUES('019ca7add3e879be818373634a65c156','019ca756a7807355a977a41b730bed9c','given','resolved_on_scene',NULL,'','','2026-03-01 04:50:44.000000','2026-03-01 04:50:44.000000','person','2026-03-01 04:50:44.000000');
CREATE TABLE exclusion (
	clinician_id CHAR(32) NOT NULL,
	agency_id CHAR(32) NOT NULL,
	CONSTRAINT pk_exclusion PRIMARY KEY (clinician_id, agency_id),
	CONSTRAINT fk_exclusion_agency_id FOREIGN KEY(agency_id) REFERENCES organisation (id),
	CONSTRAINT fk_exclusion_clinician_id FOREIGN KEY(clinician_id) REFERENCES user_account (id)
);
INSERT INTO "exclusion" VALUES('019ca756a7807179ad683cf8542861cd','019ca756a7807afab9096a04e7d80068');
CREATE TABLE guest (
	id CHAR(32) NOT NULL,
	consult_id CHAR(32) NOT NULL,
	invited_by CHAR(32) NOT NULL,
	kind VARCHAR(16) NOT NULL,
	name VARCHAR(40),
	state VARCHAR(16) NOT NULL,
	link_hash VARCHAR(64) NOT NULL,
	seat_hash VARCHAR(64),
	created_at DATETIME NOT NULL,
	expires_at DATETIME NOT NULL,
	texted_at DATETIME,
	silent_at DATETIME,
	CONSTRAINT pk_guest PRIMARY KEY (id),
	CONSTRAINT ck_guest_ck_guest_state CHECK (state IN ('invited', 'waiting', 'present', 'over')),
	CONSTRAINT fk_guest_consult_id FOREIGN KEY(consult_id) REFERENCES consult (id),
	CONSTRAINT fk_guest_invited_by FOREIGN KEY(invited_by) REFERENCES user_account (id)
);
INSERT INTO "guest" VALUES('019ca76b353870fd86b6a6f2013e1fc4','019ca76b2d6875d4b4ffa7234be644a6','019ca756a780769486e82a012b5c5cd1','interpreter',NULL,'over','dd6eda34d13e0eb25636eb5642192e8d72b05147f23270f982dd136ffe8d9193',NULL,'2026-03-01 03:22:27.000000','2026-03-01 03:37:27.000000',NULL,NULL);
INSERT INTO "guest" VALUES('019ca76b353875f9a330a015e0e683af','019ca76b2d6875d4b4ffa7234be644a6','019ca756a7807355a977a41b730bed9c','clinician',NULL,'over','98a1296be1fc66078646e1a13b62e45ef40e4a00722a55ab437583b5cfc7b325','f3ae8365a5992e872c7bbad48aaca3052a1b625fdfbd561ed876752d284bb5be','2026-03-01 03:22:27.000000','2026-03-01 03:37:27.000000',NULL,NULL);
INSERT INTO "guest" VALUES('019ca76b35387487b84d77dfbc486fc4','019ca76b2d6875d4b4ffa7234be644a6','019ca756a780769486e82a012b5c5cd1','relative',NULL,'over','74ab4bce3d0b11b08199f0aee792a43087d021367d2c66f8401070e0cc245d0e','89fd99f2fc6b6fb4cfbf29116cfe4493406dd01025f7f0e574fd6a474561de72','2026-03-01 03:22:27.000000','2026-03-01 03:37:27.000000',NULL,NULL);
INSERT INTO "guest" VALUES('019ca76b35387d67bae1c1eb6559ddbb','019ca76b2d6875d4b4ffa7234be644a6','019ca756a780769486e82a012b5c5cd1','person',NULL,'over','dc77f21502b44a5ff675a1e1aaa70bd345e8233c7a8bbb20813de94ed16b084c','b47171f82107323527a60922488c9097224fb054b9a3b8fd4729a6f7865ba5d1','2026-03-01 03:22:27.000000','2026-03-01 03:37:27.000000',NULL,NULL);
INSERT INTO "guest" VALUES('019ca76b35387cf5b667ae45e6cc3cf3','019ca76b2d6875d4b4ffa7234be644a6','019ca756a780769486e82a012b5c5cd1','interpreter',NULL,'over','82d341d407d73c796a668da93f0bbda094ed46803f7652d364651be357d5e0bc','8a83201117d4f06958eff56a8d8e2a2f65a1b6b5ca89a720e57764ecb8b40abe','2026-03-01 03:22:27.000000','2026-03-01 03:37:27.000000',NULL,NULL);
INSERT INTO "guest" VALUES('019ca76c2380793c910d547d1970860a','019ca76b2d6875d4b4ffa7234be644a6','019ca756a780769486e82a012b5c5cd1','relative',NULL,'over','0c681abd1cf1d74a972a2634ff0f121b20b6bb8787887ddf952abcb64ec2e64e',NULL,'2026-03-01 03:23:28.000000','2026-03-01 03:38:28.000000',NULL,NULL);
INSERT INTO "guest" VALUES('019ca779e3087f6cb61811807823f9b3','019ca76b2d6875d4b4ffa7234be644a6','019ca756a780769486e82a012b5c5cd1','interpreter',NULL,'over','8ba5b9b48284517fe09bc6a2c28dc9cea8c8474897beda7cd7a5e9d8d8a0053a','0581102f3a24865a489dbb60698549e70d36596dbf5a5a97e13c9ae5678ca579','2026-03-01 03:38:29.000000','2026-03-01 03:53:29.000000',NULL,NULL);
INSERT INTO "guest" VALUES('019ca7dc23607beea39c09ed243228c8','019ca7dc1b907211bc05a55e3c5b7eec','019ca756a780769486e82a012b5c5cd1','interpreter','Ms Ortiz','waiting','c65ef7a2e2a67fb55e319f763069858d7c873724699776cb3a715ab35ec2861e','67bdc51c20ad19d41b7bc52d27ecac3276b0bc3b6e6b08122bfa7e603eb5ca40','2026-03-01 05:25:48.000000','2026-03-01 05:40:48.000000',NULL,'2026-03-01 05:26:48.000000');
CREATE TABLE notice (
	id CHAR(32) NOT NULL,
	user_id CHAR(32) NOT NULL,
	kind VARCHAR(24) NOT NULL,
	data JSON NOT NULL,
	due_at DATETIME NOT NULL,
	attempts INTEGER NOT NULL,
	sent_at DATETIME,
	CONSTRAINT pk_notice PRIMARY KEY (id),
	CONSTRAINT fk_notice_user_id FOREIGN KEY(user_id) REFERENCES user_account (id)
);
INSERT INTO "notice" VALUES('019ca763c6e07032b366432781b32c2b','019ca756a7807ce28491cabea0afe356','session_waits','{"consult_id": "019ca762-d898-706f-89a2-0e340b589fd6"}','2026-03-01 03:14:20.000000',0,'2026-03-01 03:14:20.000000');
INSERT INTO "notice" VALUES('019ca763c6e07ecc8616c7bc2814806d','019ca756a7807ce28491cabea0afe356','session_waits','{"consult_id": "019ca762-d898-7834-b83a-102d31c43b40"}','2026-03-01 03:14:20.000000',0,'2026-03-01 03:14:20.000000');
INSERT INTO "notice" VALUES('019ca763c6e0786ebea74ba7aaa47956','019ca756a7807ce28491cabea0afe356','session_waits','{"consult_id": "019ca762-d898-7a9d-8d0e-ec27c7f99687"}','2026-03-01 03:14:20.000000',0,'2026-03-01 03:14:20.000000');
CREATE TABLE "offer" (
	id CHAR(32) NOT NULL,
	consult_id CHAR(32) NOT NULL,
	clinician_id CHAR(32) NOT NULL,
	state VARCHAR(16) NOT NULL,
	offered_at DATETIME NOT NULL,
	expires_at DATETIME NOT NULL,
	resolved_at DATETIME,
	purpose VARCHAR(8) DEFAULT 'answer' NOT NULL,
	rank INTEGER DEFAULT '1' NOT NULL,
	slot INTEGER DEFAULT '0' NOT NULL,
	reason VARCHAR(16),
	wrap_up_until DATETIME,
	extensions INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_offer PRIMARY KEY (id),
	CONSTRAINT fk_offer_consult_id FOREIGN KEY(consult_id) REFERENCES consult (id),
	CONSTRAINT fk_offer_clinician_id FOREIGN KEY(clinician_id) REFERENCES user_account (id),
	CONSTRAINT ck_offer_state CHECK (state IN ('live', 'accepted', 'joined', 'released', 'declined', 'expired', 'withdrawn')),
	CONSTRAINT ck_offer_purpose CHECK (purpose IN ('answer', 'hand_off'))
);
INSERT INTO "offer" VALUES('019ca756a78073beb4ae3dd3447e6046','019ca756a780705fa7db270d1e216216','019ca756a7807355a977a41b730bed9c','declined','2026-03-01 03:00:00.000000','2026-03-01 03:00:30.000000','2026-03-01 03:00:00.000000','answer',1,0,'busy',NULL,0);
INSERT INTO "offer" VALUES('019ca75795c870e4bcd158af92ed2607','019ca756a780705fa7db270d1e216216','019ca756a7807355a977a41b730bed9c','declined','2026-03-01 03:01:01.000000','2026-03-01 03:01:31.000000','2026-03-01 03:01:01.000000','answer',1,0,'knows_person',NULL,0);
INSERT INTO "offer" VALUES('019ca758841074798cfdb1e79e1fcc46','019ca756a780705fa7db270d1e216216','019ca756a7807355a977a41b730bed9c','declined','2026-03-01 03:02:02.000000','2026-03-01 03:02:32.000000','2026-03-01 03:02:02.000000','answer',1,0,'language',NULL,0);
INSERT INTO "offer" VALUES('019ca75972587b8a9988235655fac783','019ca756a780705fa7db270d1e216216','019ca756a7807355a977a41b730bed9c','declined','2026-03-01 03:03:03.000000','2026-03-01 03:03:33.000000','2026-03-01 03:03:03.000000','answer',1,0,'out_of_scope',NULL,0);
INSERT INTO "offer" VALUES('019ca75a60a07462a37feba2ec246343','019ca756a780705fa7db270d1e216216','019ca756a7807355a977a41b730bed9c','declined','2026-03-01 03:04:04.000000','2026-03-01 03:04:34.000000','2026-03-01 03:04:04.000000','answer',1,0,'technical',NULL,0);
INSERT INTO "offer" VALUES('019ca75b4ee8767caa27ead5281f772f','019ca756a780705fa7db270d1e216216','019ca756a7807355a977a41b730bed9c','declined','2026-03-01 03:05:05.000000','2026-03-01 03:05:35.000000','2026-03-01 03:05:05.000000','answer',1,0,'other',NULL,0);
INSERT INTO "offer" VALUES('019ca75c3d307202b096ebf51efc20c9','019ca756a780705fa7db270d1e216216','019ca756a7807355a977a41b730bed9c','expired','2026-03-01 03:06:06.000000','2026-03-01 03:06:36.000000','2026-03-01 03:06:37.000000','answer',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca75da49079bba82458191dc90357','019ca756a780705fa7db270d1e216216','019ca756a7807355a977a41b730bed9c','withdrawn','2026-03-01 03:07:38.000000','2026-03-01 03:08:08.000000','2026-03-01 03:07:38.000000','answer',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca75da490714b96e8541a2c1d8f47','019ca756a780705fa7db270d1e216216','019ca756a7807a0191209e8f332726d0','released','2026-03-01 03:07:38.000000','2026-03-01 03:08:08.000000','2026-03-01 03:09:10.000000','answer',1,0,NULL,'2026-03-01 03:23:40.000000',0);
INSERT INTO "offer" VALUES('019ca75f0bf0750b8c61175da6c67d82','019ca75f0bf07cf480830f1b4b216f91','019ca756a7807355a977a41b730bed9c','declined','2026-03-01 03:09:10.000000','2026-03-01 03:09:40.000000','2026-03-01 03:09:10.000000','answer',1,0,'knows_person',NULL,0);
INSERT INTO "offer" VALUES('019ca75f0bf0766ebad32fc0ac19c0e8','019ca75f0bf07cf480830f1b4b216f91','019ca756a7807a0191209e8f332726d0','withdrawn','2026-03-01 03:09:10.000000','2026-03-01 03:09:40.000000','2026-03-01 03:09:10.000000','answer',2,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca75ffa387aaf95f8822f0dea8095','019ca75f0bf07cf480830f1b4b216f91','019ca756a7807355a977a41b730bed9c','withdrawn','2026-03-01 03:10:11.000000','2026-03-01 03:10:41.000000','2026-03-01 03:10:11.000000','answer',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca75ffa387f009e177c0b2a0227c8','019ca75f0bf07cf480830f1b4b216f91','019ca756a780755eae6ac4a9e89c5bc7','released','2026-03-01 03:10:11.000000','2026-03-01 03:10:41.000000','2026-03-01 03:11:41.000000','answer',2,0,NULL,'2026-03-01 03:26:11.000000',0);
INSERT INTO "offer" VALUES('019ca76159c8717c9bcd4b53bf4b099c','019ca76159c8792c92b6d519033e86fd','019ca756a7807355a977a41b730bed9c','expired','2026-03-01 03:11:41.000000','2026-03-01 03:11:46.000000','2026-03-01 03:11:47.000000','answer',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca76159c87a4981df2a8155311d24','019ca76159c8792c92b6d519033e86fd','019ca756a7807a0191209e8f332726d0','released','2026-03-01 03:11:41.000000','2026-03-01 03:12:11.000000','2026-03-01 03:13:19.000000','answer',2,0,NULL,'2026-03-01 03:27:49.000000',0);
INSERT INTO "offer" VALUES('019ca763c6e0737c99403c6a63568ce6','019ca762d8987a9d8d0eec27c7f99687','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:14:20.000000','2026-03-01 03:14:50.000000','2026-03-01 03:16:52.000000','answer',1,0,NULL,'2026-03-01 03:31:22.000000',0);
INSERT INTO "offer" VALUES('019ca76618a074d098e2cd3639f4faf9','019ca76618a07dbcb291aa393d63c719','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:16:52.000000','2026-03-01 03:17:22.000000','2026-03-01 03:18:22.000000','answer',1,0,NULL,'2026-03-01 03:32:52.000000',0);
INSERT INTO "offer" VALUES('019ca767783077cdb2d21f0b152e9ea1','019ca76778307a5ca3b49669e2dc9658','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:18:22.000000','2026-03-01 03:18:52.000000','2026-03-01 03:19:53.000000','answer',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca768dba87d8fb139369767b28ccb','019ca768dba874faa25b5681d05f4102','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:19:53.000000','2026-03-01 03:20:23.000000','2026-03-01 03:22:25.000000','answer',1,0,NULL,'2026-03-01 03:36:55.000000',0);
INSERT INTO "offer" VALUES('019ca76b2d68724d8c5832979f76d03e','019ca76b2d6875d4b4ffa7234be644a6','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:22:25.000000','2026-03-01 03:22:55.000000','2026-03-01 03:38:29.000000','answer',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca77a5838711e877e0ba6bb404afe','019ca77a58387b348290d45deafb9fda','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:38:59.000000','2026-03-01 03:39:29.000000','2026-03-01 03:44:57.000000','answer',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca77a60087573b779a6f59f5adf10','019ca77a58387b348290d45deafb9fda','019ca756a7807a0191209e8f332726d0','withdrawn','2026-03-01 03:39:01.000000','2026-03-01 03:39:31.000000','2026-03-01 03:39:01.000000','hand_off',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca77b4e5079bd8b445f7347111409','019ca77a58387b348290d45deafb9fda','019ca756a7807a0191209e8f332726d0','declined','2026-03-01 03:40:02.000000','2026-03-01 03:40:32.000000','2026-03-01 03:40:02.000000','hand_off',1,0,'busy',NULL,0);
INSERT INTO "offer" VALUES('019ca77c3c987fc3bb468f75009faaba','019ca77a58387b348290d45deafb9fda','019ca756a7807a0191209e8f332726d0','expired','2026-03-01 03:41:03.000000','2026-03-01 03:41:33.000000','2026-03-01 03:41:34.000000','hand_off',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca77da3f8799eb047d84d67f57e32','019ca77a58387b348290d45deafb9fda','019ca756a7807a0191209e8f332726d0','withdrawn','2026-03-01 03:42:35.000000','2026-03-01 03:43:05.000000','2026-03-01 03:42:35.000000','hand_off',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca77e92407cf48cc4fc28715a4a55','019ca77a58387b348290d45deafb9fda','019ca756a7807a0191209e8f332726d0','released','2026-03-01 03:43:36.000000','2026-03-01 03:44:06.000000','2026-03-01 03:43:36.000000','hand_off',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca77f80887e61a03e5f7e9f6dbc56','019ca77a58387b348290d45deafb9fda','019ca756a7807a0191209e8f332726d0','released','2026-03-01 03:44:37.000000','2026-03-01 03:45:07.000000','2026-03-01 03:46:27.000000','hand_off',1,0,NULL,'2026-03-01 04:00:57.000000',0);
INSERT INTO "offer" VALUES('019ca7812e387ed387677920ccf928a2','019ca7812e38700d811e180964e0dbbb','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:46:27.000000','2026-03-01 03:46:57.000000','2026-03-01 03:46:59.000000','answer',1,0,NULL,'2026-03-01 04:01:29.000000',0);
INSERT INTO "offer" VALUES('019ca781ab387337864264b83aed4bf4','019ca781ab387519bdf40652df0e26d0','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:46:59.000000','2026-03-01 03:47:29.000000','2026-03-01 03:47:31.000000','answer',1,0,NULL,'2026-03-01 04:02:01.000000',0);
INSERT INTO "offer" VALUES('019ca782283870d69f9783f934e1793f','019ca78228387615962ed9b5e33ab0b8','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:47:31.000000','2026-03-01 03:48:01.000000','2026-03-01 03:48:03.000000','answer',1,0,NULL,'2026-03-01 04:02:33.000000',0);
INSERT INTO "offer" VALUES('019ca782a5387c28852aa1c15e0b1ef7','019ca782a5387d1ebfa58e7a175bc023','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:48:03.000000','2026-03-01 03:48:33.000000','2026-03-01 03:48:35.000000','answer',1,0,NULL,'2026-03-01 04:03:05.000000',0);
INSERT INTO "offer" VALUES('019ca7832238701aba761481c68da833','019ca783223874bca44554798ab60f50','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:48:35.000000','2026-03-01 03:49:05.000000','2026-03-01 03:48:37.000000','answer',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca7839f3876ecbaceea2c04d7d3fc','019ca7839f38725a87c5166e5993bf8f','019ca756a7807355a977a41b730bed9c','released','2026-03-01 03:49:07.000000','2026-03-01 03:49:37.000000','2026-03-01 03:49:09.000000','answer',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca79f97607892b0ca3b73635d13ca','019ca79f97607fa9a4232415ec71a85a','019ca756a7807355a977a41b730bed9c','released','2026-03-01 04:19:40.000000','2026-03-01 04:20:10.000000','2026-03-01 04:35:13.000000','answer',1,0,NULL,'2026-03-01 04:49:43.000000',0);
INSERT INTO "offer" VALUES('019ca7add3e87fe2b7047f2da624ee1f','019ca7add3e879be818373634a65c156','019ca756a7807355a977a41b730bed9c','released','2026-03-01 04:35:13.000000','2026-03-01 04:35:43.000000','2026-03-01 04:50:44.000000','answer',1,0,NULL,'2026-03-01 05:05:14.000000',0);
INSERT INTO "offer" VALUES('019ca7dc1b907e7b9a50ef9d5a80b3d5','019ca7dc1b907211bc05a55e3c5b7eec','019ca756a7807a0191209e8f332726d0','accepted','2026-03-01 05:25:46.000000','2026-03-01 05:26:16.000000','2026-03-01 05:25:46.000000','answer',1,0,NULL,NULL,0);
INSERT INTO "offer" VALUES('019ca7dc23607eaa89f5302aafc0cb32','019ca7dc23607aeab87845e7b3ffbd58','019ca756a7807355a977a41b730bed9c','accepted','2026-03-01 05:25:48.000000','2026-03-01 05:26:18.000000','2026-03-01 05:25:48.000000','answer',1,0,NULL,'2026-03-01 05:41:00.000000',0);
CREATE TABLE organisation (
	id CHAR(32) NOT NULL,
	kind VARCHAR(16) NOT NULL,
	name VARCHAR(120) NOT NULL,
	time_zone VARCHAR(64) NOT NULL,
	fallback_phone VARCHAR(40),
	demo BOOLEAN NOT NULL,
	CONSTRAINT pk_organisation PRIMARY KEY (id),
	CONSTRAINT ck_organisation_kind CHECK (kind IN ('agency', 'provider')),
	CONSTRAINT uq_organisation_name UNIQUE (name)
);
INSERT INTO "organisation" VALUES('019ca756a7807afab9096a04e7d80068','agency','County Sheriff','America/Chicago','555-0100',0);
INSERT INTO "organisation" VALUES('019ca756a7807e178439f34ac963cfe0','agency','Town Police','America/Chicago','555-0100',0);
INSERT INTO "organisation" VALUES('019ca756a7807428a6b563b1e794ee14','provider','Crisis Care','America/Chicago','555-0100',0);
INSERT INTO "organisation" VALUES('019ca756a7807d96a2beee31ac8be7d7','provider','Hills Clinic','America/Chicago','555-0100',0);
CREATE TABLE outcome (
	consult_id CHAR(32) NOT NULL,
	officer_id CHAR(32) NOT NULL,
	disposition VARCHAR(32) NOT NULL,
	otherwise VARCHAR(32) NOT NULL,
	minutes_saved INTEGER NOT NULL,
	connection VARCHAR(16) NOT NULL,
	recorded_at DATETIME NOT NULL,
	CONSTRAINT pk_outcome PRIMARY KEY (consult_id),
	CONSTRAINT ck_outcome_minutes_saved CHECK (minutes_saved BETWEEN -480 AND 480),
	CONSTRAINT fk_outcome_consult_id FOREIGN KEY(consult_id) REFERENCES consult (id),
	CONSTRAINT fk_outcome_officer_id FOREIGN KEY(officer_id) REFERENCES user_account (id)
);
INSERT INTO "outcome" VALUES('019ca756a780705fa7db270d1e216216','019ca756a780769486e82a012b5c5cd1','voluntary_transport','emergency_department',15,'poor','2026-03-01 03:09:10.000000');
INSERT INTO "outcome" VALUES('019ca75f0bf07cf480830f1b4b216f91','019ca756a780769486e82a012b5c5cd1','resolved_on_scene','involuntary_hold',15,'failed','2026-03-01 03:11:41.000000');
INSERT INTO "outcome" VALUES('019ca76159c8792c92b6d519033e86fd','019ca756a780769486e82a012b5c5cd1','resolved_on_scene','jail_or_citation',15,'good','2026-03-01 03:13:19.000000');
INSERT INTO "outcome" VALUES('019ca762d8987a9d8d0eec27c7f99687','019ca756a780769486e82a012b5c5cd1','crisis_centre','same',15,'good','2026-03-01 03:16:52.000000');
INSERT INTO "outcome" VALUES('019ca76618a07dbcb291aa393d63c719','019ca756a780769486e82a012b5c5cd1','emergency_department','emergency_department',15,'poor','2026-03-01 03:18:22.000000');
INSERT INTO "outcome" VALUES('019ca768dba874faa25b5681d05f4102','019ca756a780769486e82a012b5c5cd1','involuntary_hold','jail_or_citation',15,'good','2026-03-01 03:22:25.000000');
INSERT INTO "outcome" VALUES('019ca76b2d6875d4b4ffa7234be644a6','019ca756a780769486e82a012b5c5cd1','refused','left_on_scene',15,'poor','2026-03-01 03:38:59.000000');
INSERT INTO "outcome" VALUES('019ca77a58387b348290d45deafb9fda','019ca756a780769486e82a012b5c5cd1','jail_or_citation','not_sure',15,'failed','2026-03-01 03:46:27.000000');
INSERT INTO "outcome" VALUES('019ca7812e38700d811e180964e0dbbb','019ca756a780769486e82a012b5c5cd1','other','same',15,'good','2026-03-01 03:46:59.000000');
INSERT INTO "outcome" VALUES('019ca781ab387519bdf40652df0e26d0','019ca756a780769486e82a012b5c5cd1','other','emergency_department',15,'poor','2026-03-01 03:47:31.000000');
INSERT INTO "outcome" VALUES('019ca78228387615962ed9b5e33ab0b8','019ca756a780769486e82a012b5c5cd1','other','involuntary_hold',15,'failed','2026-03-01 03:48:03.000000');
INSERT INTO "outcome" VALUES('019ca782a5387d1ebfa58e7a175bc023','019ca756a780769486e82a012b5c5cd1','other','jail_or_citation',15,'good','2026-03-01 03:48:35.000000');
INSERT INTO "outcome" VALUES('019ca783223874bca44554798ab60f50','019ca756a780769486e82a012b5c5cd1','resolved_on_scene','left_on_scene',15,'poor','2026-03-01 03:49:07.000000');
INSERT INTO "outcome" VALUES('019ca7839f38725a87c5166e5993bf8f','019ca756a780769486e82a012b5c5cd1','resolved_on_scene','not_sure',15,'failed','2026-03-01 04:19:40.000000');
INSERT INTO "outcome" VALUES('019ca79f97607fa9a4232415ec71a85a','019ca756a780769486e82a012b5c5cd1','resolved_on_scene','same',15,'good','2026-03-01 04:35:13.000000');
INSERT INTO "outcome" VALUES('019ca7add3e879be818373634a65c156','019ca756a780769486e82a012b5c5cd1','resolved_on_scene','emergency_department',15,'poor','2026-03-01 04:50:44.000000');
CREATE TABLE place (
	id CHAR(32) NOT NULL,
	agency_id CHAR(32) NOT NULL,
	name VARCHAR(80) NOT NULL,
	licence_state VARCHAR(2),
	CONSTRAINT pk_place PRIMARY KEY (id),
	CONSTRAINT fk_place_agency_id FOREIGN KEY(agency_id) REFERENCES organisation (id),
	CONSTRAINT uq_place_agency_id_name UNIQUE (agency_id, name)
);
INSERT INTO "place" VALUES('019ca756a780733888fc20813e1dcfb5','019ca756a7807afab9096a04e7d80068','North','TX');
CREATE TABLE policy (
	agency_id CHAR(32) NOT NULL,
	licence_state VARCHAR(2),
	lead_id CHAR(32),
	ring_at_once INTEGER,
	widen_after_s INTEGER,
	relax_after_s INTEGER,
	page_lead_after_s INTEGER, relay_only BOOLEAN,
	CONSTRAINT pk_policy PRIMARY KEY (agency_id),
	CONSTRAINT ck_policy_ring_at_once CHECK (ring_at_once >= 1),
	CONSTRAINT fk_policy_agency_id FOREIGN KEY(agency_id) REFERENCES organisation (id),
	CONSTRAINT fk_policy_lead_id FOREIGN KEY(lead_id) REFERENCES user_account (id)
);
INSERT INTO "policy" VALUES('019ca756a7807afab9096a04e7d80068','TX',NULL,1,NULL,NULL,NULL,NULL);
CREATE TABLE presence_event (
	clinician_id CHAR(32) NOT NULL,
	seq INTEGER NOT NULL,
	at DATETIME NOT NULL,
	status VARCHAR(12) NOT NULL,
	cause VARCHAR(24) NOT NULL,
	data JSON NOT NULL,
	CONSTRAINT pk_presence_event PRIMARY KEY (clinician_id, seq),
	CONSTRAINT fk_presence_event_clinician_id FOREIGN KEY(clinician_id) REFERENCES clinician (user_id)
);
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',1,'2026-03-01 03:00:00.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',2,'2026-03-01 03:00:00.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',3,'2026-03-01 03:00:00.000000','on_call','declined','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',4,'2026-03-01 03:01:01.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',5,'2026-03-01 03:01:01.000000','on_call','declined','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',6,'2026-03-01 03:02:02.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',7,'2026-03-01 03:02:02.000000','on_call','declined','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',8,'2026-03-01 03:03:03.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',9,'2026-03-01 03:03:03.000000','on_call','declined','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',10,'2026-03-01 03:04:04.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',11,'2026-03-01 03:04:04.000000','on_call','declined','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',12,'2026-03-01 03:05:05.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',13,'2026-03-01 03:05:05.000000','on_call','declined','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',14,'2026-03-01 03:06:06.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',15,'2026-03-01 03:06:06.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',16,'2026-03-01 03:06:06.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',17,'2026-03-01 03:06:37.000000','on_call','missed','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',18,'2026-03-01 03:07:38.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',19,'2026-03-01 03:07:38.000000','off','withdrawn','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',1,'2026-03-01 03:07:38.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',2,'2026-03-01 03:07:38.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',3,'2026-03-01 03:07:38.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',4,'2026-03-01 03:08:40.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',5,'2026-03-01 03:09:10.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',6,'2026-03-01 03:09:10.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',20,'2026-03-01 03:09:10.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',7,'2026-03-01 03:09:10.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',21,'2026-03-01 03:09:10.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',8,'2026-03-01 03:09:10.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',22,'2026-03-01 03:09:10.000000','on_call','declined','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',9,'2026-03-01 03:09:10.000000','off','withdrawn','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',23,'2026-03-01 03:10:11.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',24,'2026-03-01 03:10:11.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',10,'2026-03-01 03:10:11.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a780755eae6ac4a9e89c5bc7',1,'2026-03-01 03:10:11.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',25,'2026-03-01 03:10:11.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a780755eae6ac4a9e89c5bc7',2,'2026-03-01 03:10:11.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',26,'2026-03-01 03:10:11.000000','off','withdrawn','{}');
INSERT INTO "presence_event" VALUES('019ca756a780755eae6ac4a9e89c5bc7',3,'2026-03-01 03:10:11.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a780755eae6ac4a9e89c5bc7',4,'2026-03-01 03:11:11.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a780755eae6ac4a9e89c5bc7',5,'2026-03-01 03:11:41.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',11,'2026-03-01 03:11:41.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a780755eae6ac4a9e89c5bc7',6,'2026-03-01 03:11:41.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',27,'2026-03-01 03:11:41.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',12,'2026-03-01 03:11:41.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',28,'2026-03-01 03:11:41.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',13,'2026-03-01 03:11:41.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',29,'2026-03-01 03:11:47.000000','on_call','missed','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',14,'2026-03-01 03:11:47.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',15,'2026-03-01 03:12:49.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',16,'2026-03-01 03:13:19.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',30,'2026-03-01 03:13:19.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',17,'2026-03-01 03:13:19.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',31,'2026-03-01 03:14:20.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',32,'2026-03-01 03:14:20.000000','offered','supervisor','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',33,'2026-03-01 03:14:20.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',34,'2026-03-01 03:16:22.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',35,'2026-03-01 03:16:52.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',36,'2026-03-01 03:16:52.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',37,'2026-03-01 03:16:52.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',38,'2026-03-01 03:16:52.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',39,'2026-03-01 03:16:52.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',40,'2026-03-01 03:17:52.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',41,'2026-03-01 03:18:22.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',42,'2026-03-01 03:18:22.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',43,'2026-03-01 03:18:22.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',44,'2026-03-01 03:18:22.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',45,'2026-03-01 03:18:22.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',46,'2026-03-01 03:19:53.000000','on_call','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',47,'2026-03-01 03:19:53.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',48,'2026-03-01 03:19:53.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',49,'2026-03-01 03:19:53.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',50,'2026-03-01 03:19:53.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',51,'2026-03-01 03:21:55.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',52,'2026-03-01 03:22:25.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',53,'2026-03-01 03:22:25.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',54,'2026-03-01 03:22:25.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',55,'2026-03-01 03:22:25.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',56,'2026-03-01 03:22:25.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',57,'2026-03-01 03:38:29.000000','on_call','handed_off','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',58,'2026-03-01 03:38:59.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',59,'2026-03-01 03:38:59.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',60,'2026-03-01 03:38:59.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',61,'2026-03-01 03:38:59.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',18,'2026-03-01 03:39:01.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',19,'2026-03-01 03:39:01.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',20,'2026-03-01 03:39:01.000000','on_call','withdrawn','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',21,'2026-03-01 03:40:02.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',22,'2026-03-01 03:40:02.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',23,'2026-03-01 03:40:02.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',24,'2026-03-01 03:40:02.000000','on_call','declined','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',25,'2026-03-01 03:41:03.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',26,'2026-03-01 03:41:03.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',27,'2026-03-01 03:41:03.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',28,'2026-03-01 03:41:34.000000','on_call','missed','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',29,'2026-03-01 03:42:35.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',30,'2026-03-01 03:42:35.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',31,'2026-03-01 03:42:35.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',32,'2026-03-01 03:42:35.000000','off','withdrawn','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',33,'2026-03-01 03:43:36.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',34,'2026-03-01 03:43:36.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',35,'2026-03-01 03:43:36.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',36,'2026-03-01 03:43:36.000000','on_call','handed_off','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',37,'2026-03-01 03:44:37.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',38,'2026-03-01 03:44:37.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',62,'2026-03-01 03:44:57.000000','off','handed_off','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',39,'2026-03-01 03:45:57.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',40,'2026-03-01 03:46:27.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',41,'2026-03-01 03:46:27.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',63,'2026-03-01 03:46:27.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',64,'2026-03-01 03:46:27.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',65,'2026-03-01 03:46:27.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',66,'2026-03-01 03:46:29.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',67,'2026-03-01 03:46:59.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',68,'2026-03-01 03:46:59.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',69,'2026-03-01 03:46:59.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',70,'2026-03-01 03:46:59.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',71,'2026-03-01 03:46:59.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',72,'2026-03-01 03:47:01.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',73,'2026-03-01 03:47:31.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',74,'2026-03-01 03:47:31.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',75,'2026-03-01 03:47:31.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',76,'2026-03-01 03:47:31.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',77,'2026-03-01 03:47:31.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',78,'2026-03-01 03:47:33.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',79,'2026-03-01 03:48:03.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',80,'2026-03-01 03:48:03.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',81,'2026-03-01 03:48:03.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',82,'2026-03-01 03:48:03.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',83,'2026-03-01 03:48:03.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',84,'2026-03-01 03:48:05.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',85,'2026-03-01 03:48:35.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',86,'2026-03-01 03:48:35.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',87,'2026-03-01 03:48:35.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',88,'2026-03-01 03:48:35.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',89,'2026-03-01 03:48:35.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',90,'2026-03-01 03:48:37.000000','on_call','handed_off','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',91,'2026-03-01 03:48:37.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',92,'2026-03-01 03:49:07.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',93,'2026-03-01 03:49:07.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',94,'2026-03-01 03:49:07.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',95,'2026-03-01 03:49:09.000000','on_call','handed_off','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',96,'2026-03-01 03:49:09.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',97,'2026-03-01 04:19:40.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',98,'2026-03-01 04:19:40.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',99,'2026-03-01 04:19:40.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',100,'2026-03-01 04:34:43.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',101,'2026-03-01 04:35:13.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',102,'2026-03-01 04:35:13.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',103,'2026-03-01 04:35:13.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',104,'2026-03-01 04:35:13.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',105,'2026-03-01 04:35:13.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',106,'2026-03-01 04:50:14.000000','wrap_up','call_ended','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',107,'2026-03-01 04:50:44.000000','on_call','documented','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',108,'2026-03-01 04:50:44.000000','off','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',109,'2026-03-01 05:25:46.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',42,'2026-03-01 05:25:46.000000','on_call','set','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',43,'2026-03-01 05:25:46.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807a0191209e8f332726d0',44,'2026-03-01 05:25:46.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',110,'2026-03-01 05:25:48.000000','offered','offered','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',111,'2026-03-01 05:25:48.000000','in_session','accepted','{}');
INSERT INTO "presence_event" VALUES('019ca756a7807355a977a41b730bed9c',112,'2026-03-01 05:26:00.000000','wrap_up','call_ended','{}');
CREATE TABLE quality_slice (
	consult_id CHAR(32) NOT NULL,
	user_id CHAR(32) NOT NULL,
	started_at DATETIME NOT NULL,
	side VARCHAR(16) NOT NULL,
	seconds INTEGER NOT NULL,
	loss DOUBLE NOT NULL,
	jitter_ms DOUBLE,
	rtt_ms DOUBLE,
	in_kbps DOUBLE NOT NULL,
	out_kbps DOUBLE NOT NULL,
	frames_per_s DOUBLE NOT NULL,
	freezes INTEGER NOT NULL,
	concealed DOUBLE NOT NULL,
	relayed BOOLEAN NOT NULL,
	way VARCHAR(8),
	network VARCHAR(16),
	rung VARCHAR(8) NOT NULL,
	CONSTRAINT pk_quality_slice PRIMARY KEY (consult_id, user_id, started_at),
	CONSTRAINT fk_quality_slice_consult_id FOREIGN KEY(consult_id) REFERENCES consult (id),
	CONSTRAINT fk_quality_slice_user_id FOREIGN KEY(user_id) REFERENCES user_account (id)
);
INSERT INTO "quality_slice" VALUES('019ca768dba874faa25b5681d05f4102','019ca756a780769486e82a012b5c5cd1','2026-03-01 03:21:25.000000','officer',60,0.01,8.5,90.0,900.0,1100.0,29.5,1,0.012,1,'udp','cellular','full');
INSERT INTO "quality_slice" VALUES('019ca768dba874faa25b5681d05f4102','019ca756a7807355a977a41b730bed9c','2026-03-01 03:21:25.000000','clinician',60,0.01,8.5,90.0,900.0,1100.0,29.5,1,0.012,1,'udp','cellular','full');
CREATE TABLE shift (
	id CHAR(32) NOT NULL,
	clinician_id CHAR(32) NOT NULL,
	weekly VARCHAR(64) NOT NULL,
	time_zone VARCHAR(64) NOT NULL,
	valid_from DATE NOT NULL,
	valid_until DATE,
	remind_at DATETIME,
	CONSTRAINT pk_shift PRIMARY KEY (id),
	CONSTRAINT fk_shift_clinician_id FOREIGN KEY(clinician_id) REFERENCES clinician (user_id)
);
INSERT INTO "shift" VALUES('019ca756a7807c3ab1852ac840e05299','019ca756a780755eae6ac4a9e89c5bc7','mon-sun 00:00-23:00','America/Chicago','2026-03-01',NULL,'2026-03-01 05:45:00.000000');
CREATE TABLE sign_in (
	id CHAR(32) NOT NULL,
	user_id CHAR(32) NOT NULL,
	secret_hash VARCHAR(64) NOT NULL,
	created_at DATETIME NOT NULL,
	expires_at DATETIME NOT NULL,
	revoked_at DATETIME,
	CONSTRAINT pk_sign_in PRIMARY KEY (id),
	CONSTRAINT fk_sign_in_user_id FOREIGN KEY(user_id) REFERENCES user_account (id),
	CONSTRAINT uq_sign_in_secret_hash UNIQUE (secret_hash)
);
CREATE TABLE user_account (
	id CHAR(32) NOT NULL,
	organisation_id CHAR(32) NOT NULL,
	role VARCHAR(16) NOT NULL,
	username VARCHAR(64) NOT NULL,
	display_name VARCHAR(120) NOT NULL,
	password_hash VARCHAR(255) NOT NULL,
	active BOOLEAN NOT NULL,
	failed_sign_ins INTEGER NOT NULL,
	locked_until DATETIME,
	created_at DATETIME NOT NULL, pin_hash VARCHAR(255), pin_locked_until DATETIME, failed_pins INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_user_account PRIMARY KEY (id),
	CONSTRAINT ck_user_account_role CHECK (role IN ('officer', 'clinician', 'supervisor', 'admin')),
	CONSTRAINT fk_user_account_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id),
	CONSTRAINT uq_user_account_username UNIQUE (username)
);
INSERT INTO "user_account" VALUES('019ca756a780769486e82a012b5c5cd1','019ca756a7807afab9096a04e7d80068','officer','officer','Officer Lovelace','not-a-hash',1,0,NULL,'2026-03-01 03:00:00.000000','not-a-hash',NULL,0);
INSERT INTO "user_account" VALUES('019ca756a7807133be6c2b036820212c','019ca756a7807afab9096a04e7d80068','officer','officer2','Officer2 Lovelace','not-a-hash',1,0,NULL,'2026-03-01 03:00:00.000000',NULL,NULL,0);
INSERT INTO "user_account" VALUES('019ca756a7807518a0050ed31a6e72b9','019ca756a7807afab9096a04e7d80068','officer','officer3','Officer3 Lovelace','not-a-hash',1,0,NULL,'2026-03-01 03:00:00.000000',NULL,NULL,0);
INSERT INTO "user_account" VALUES('019ca756a780794bb335c3577972a36d','019ca756a7807e178439f34ac963cfe0','officer','town-officer','Town-Officer Lovelace','not-a-hash',1,0,NULL,'2026-03-01 03:00:00.000000',NULL,NULL,0);
INSERT INTO "user_account" VALUES('019ca756a7807355a977a41b730bed9c','019ca756a7807428a6b563b1e794ee14','clinician','clinician','Clinician Lovelace','not-a-hash',1,0,NULL,'2026-03-01 03:00:00.000000',NULL,NULL,0);
INSERT INTO "user_account" VALUES('019ca756a7807a0191209e8f332726d0','019ca756a7807428a6b563b1e794ee14','clinician','clinician2','Clinician2 Lovelace','not-a-hash',1,0,NULL,'2026-03-01 03:00:00.000000',NULL,NULL,0);
INSERT INTO "user_account" VALUES('019ca756a780755eae6ac4a9e89c5bc7','019ca756a7807428a6b563b1e794ee14','clinician','clinician3','Clinician3 Lovelace','not-a-hash',1,0,NULL,'2026-03-01 03:00:00.000000',NULL,NULL,0);
INSERT INTO "user_account" VALUES('019ca756a7807179ad683cf8542861cd','019ca756a7807d96a2beee31ac8be7d7','clinician','hills-clinician','Hills-Clinician Lovelace','not-a-hash',1,0,NULL,'2026-03-01 03:00:00.000000',NULL,NULL,0);
INSERT INTO "user_account" VALUES('019ca756a7807ce28491cabea0afe356','019ca756a7807afab9096a04e7d80068','supervisor','supervisor','Supervisor Lovelace','not-a-hash',1,0,NULL,'2026-03-01 03:00:00.000000',NULL,NULL,0);
INSERT INTO "user_account" VALUES('019ca756a7807679bdfb27e8d775f593','019ca756a7807e178439f34ac963cfe0','supervisor','town-supervisor','Town-Supervisor Lovelace','not-a-hash',1,0,NULL,'2026-03-01 03:00:00.000000',NULL,NULL,0);
INSERT INTO "user_account" VALUES('019ca756a7807928b4d2ea1614daf467','019ca756a7807afab9096a04e7d80068','admin','admin','Admin Lovelace','not-a-hash',1,0,NULL,'2026-03-01 03:00:00.000000',NULL,NULL,0);
CREATE INDEX ix_user_account_organisation_id ON user_account (organisation_id);
CREATE INDEX ix_sign_in_user_id ON sign_in (user_id);
CREATE INDEX ix_agreement_agency_id ON agreement (agency_id);
CREATE INDEX ix_agreement_provider_id ON agreement (provider_id);
CREATE INDEX ix_notice_sent_at_due_at ON notice (sent_at, due_at);
CREATE INDEX ix_shift_clinician_id ON shift (clinician_id);
CREATE INDEX ix_shift_remind_at ON shift (remind_at);
CREATE INDEX ix_decision_consult_id_at ON decision (consult_id, at);
CREATE UNIQUE INDEX uq_decision_current ON decision (consult_id) WHERE until IS NULL;
CREATE INDEX ix_consult_agency_id_changed_at ON consult (agency_id, changed_at);
CREATE UNIQUE INDEX uq_consult_live_officer ON consult (officer_id) WHERE state IN ('accepted', 'active', 'connecting', 'interrupted', 'offered', 'queued', 'requested');
CREATE INDEX ix_consult_agency_id_requested_at ON consult (agency_id, requested_at);
CREATE UNIQUE INDEX uq_consult_request_key ON consult (officer_id, request_key);
CREATE INDEX ix_consult_state_deadline_at ON consult (state, deadline_at);
CREATE INDEX ix_consult_clinician_id_state ON consult (clinician_id, state);
CREATE INDEX ix_consult_rank_at ON consult (rank_at, id, agency_id) WHERE state IN ('offered', 'queued', 'requested');
CREATE INDEX ix_consult_second_id ON consult (second_id);
CREATE INDEX ix_offer_state_expires_at ON offer (state, expires_at);
CREATE INDEX ix_offer_consult_id ON offer (consult_id);
CREATE UNIQUE INDEX uq_offer_ringing ON offer (consult_id, rank) WHERE state = 'live';
CREATE UNIQUE INDEX uq_offer_slot ON offer (clinician_id, slot) WHERE state IN ('accepted', 'joined', 'live');
CREATE UNIQUE INDEX uq_offer_taken ON offer (consult_id) WHERE state = 'accepted';
CREATE INDEX ix_clinician_provider_id_status ON clinician (provider_id, status);
CREATE INDEX ix_device_check_agency_id_device_id_checked_at ON device_check (agency_id, device_id, checked_at);
CREATE UNIQUE INDEX uq_guest_link_hash ON guest (link_hash);
CREATE UNIQUE INDEX uq_guest_seat_hash ON guest (seat_hash);
CREATE INDEX ix_guest_consult_id_state ON guest (consult_id, state);
CREATE INDEX ix_guest_state ON guest (state);
COMMIT;
