// Made by `./run docs`; do not edit.
export interface paths {
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In
         * @description Sign in with a user name and a password; the answer's cookie keeps the sign-in for a shift.
         */
        post: operations["sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew
         * @description A fresh access token for the sign-in kept in the cookie.
         */
        post: operations["renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Out
         * @description Close the sign-in kept in the cookie.
         */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Who is signed in.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users
         * @description The accounts of the administrator's organisation.
         */
        get: operations["users"];
        put?: never;
        /**
         * Add User
         * @description Make an account in the administrator's organisation.
         */
        post: operations["add_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Presence
         * @description Go on call or off call.
         */
        put: operations["set_presence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start
         * @description Start a consult: it waits in the queue for a clinician.
         */
        post: operations["start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Media
         * @description Say that this side joined the call, sees the other side's media, or lost it.
         */
        post: operations["report_media"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End
         * @description End the call for both sides.
         */
        post: operations["end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Take the request back before a clinician accepted it.
         */
        post: operations["cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept
         * @description Take a waiting session. The first clinician to do so gets it.
         */
        post: operations["accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{offer_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline
         * @description Let an offer pass; the session goes to the next clinician.
         */
        post: operations["decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Report
         * @description Record the officer's four answers.
         */
        put: operations["report"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/documentation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description The clinician's record as it stands.
         */
        get: operations["read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Save
         * @description Save the changed fields of the clinician's record.
         */
        patch: operations["save"];
        trace?: never;
    };
    "/api/consults/{consult_id}/documentation/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete
         * @description Complete the clinician's record; the clinician is free for the next session.
         */
        post: operations["complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description The session log, newest first unless asked otherwise.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/log/{consult_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Session Page
         * @description One session: its timeline and both records.
         */
        get: operations["session_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Snapshot
         * @description All that the signed-in user's page must show now.
         */
        get: operations["get_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Healthz
         * @description The process answers.
         */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readyz
         * @description The service can do its work: 200, or 503 with what is wrong.
         */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AuditedDocumentation
         * @description The clinician's record without the clinical note: what a supervisor may read.
         */
        AuditedDocumentation: {
            consent: components["schemas"]["Consent"] | null;
            recommended: components["schemas"]["Disposition"] | null;
            not_suitable: components["schemas"]["NotSuitable"] | null;
            /** Safety Note */
            safety_note: string;
            /** Completed At */
            completed_at: string | null;
        };
        /**
         * ClinicianSnapshot
         * @description All that a clinician's page must show now.
         */
        ClinicianSnapshot: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            role: "clinician";
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            presence: components["schemas"]["PresenceOut"];
            /** Queue */
            queue: components["schemas"]["QueueRow"][];
            offer: components["schemas"]["OfferOut"] | null;
            consult: components["schemas"]["ConsultOut"] | null;
        };
        /**
         * Connection
         * @description Whether the officer found the connection good enough.
         * @enum {string}
         */
        Connection: "good" | "poor" | "failed";
        /**
         * Consent
         * @description The person's consent to speak through the tablet, given by word of mouth.
         * @enum {string}
         */
        Consent: "given" | "declined" | "not_asked";
        /**
         * ConsultOut
         * @description A consult as its two sides see it.
         */
        ConsultOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            state: components["schemas"]["State"];
            kind: components["schemas"]["Kind"];
            /** Incident Number */
            incident_number: string | null;
            /** Language */
            language: string | null;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Accepted At */
            accepted_at: string | null;
            /** Connected At */
            connected_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Agency */
            agency: string;
            /** Officer */
            officer: string;
            /** Clinician */
            clinician: string | null;
        };
        /**
         * ConsultRef
         * @description Which consult.
         */
        ConsultRef: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * Credentials
         * @description A user name and a password.
         */
        Credentials: {
            /** Username */
            username: string;
            /** Password */
            password: string;
        };
        /**
         * Disposition
         * @description What happened with the person. The list follows the programmes named in docs/architecture.md.
         * @enum {string}
         */
        Disposition: "resolved_on_scene" | "voluntary_transport" | "crisis_centre" | "emergency_department" | "involuntary_hold" | "jail_or_citation" | "refused" | "other";
        /**
         * DocumentationOut
         * @description The whole record, for the clinician who writes it.
         */
        DocumentationOut: {
            consent: components["schemas"]["Consent"] | null;
            recommended: components["schemas"]["Disposition"] | null;
            not_suitable: components["schemas"]["NotSuitable"] | null;
            /** Safety Note */
            safety_note: string;
            /** Completed At */
            completed_at: string | null;
            /** Clinical Note */
            clinical_note: string;
            /**
             * Missing
             * @default []
             */
            missing: string[];
        };
        /**
         * DocumentationPatch
         * @description The fields that the clinician changed; what is left out stays as it is.
         */
        DocumentationPatch: {
            consent?: components["schemas"]["Consent"] | null;
            recommended?: components["schemas"]["Disposition"] | null;
            not_suitable?: components["schemas"]["NotSuitable"] | null;
            /**
             * Safety Note
             * @default
             */
            safety_note: string;
            /**
             * Clinical Note
             * @default
             */
            clinical_note: string;
        };
        /**
         * Event
         * @description What can happen to a consult.
         * @enum {string}
         */
        Event: "requested" | "queued" | "offered" | "declined" | "offer_expired" | "clinician_gone" | "accepted" | "joined" | "connected" | "interrupted" | "cancelled" | "abandoned" | "unanswered" | "ended" | "reported" | "documented" | "closed";
        /**
         * EventOut
         * @description One step on a session's timeline.
         */
        EventOut: {
            /** Seq */
            seq: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            event: components["schemas"]["Event"];
            state: components["schemas"]["State"];
            /** Actor */
            actor: string | null;
            /** Data */
            data: {
                [key: string]: unknown;
            };
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * Kind
         * @description What the call is about, as far as the officer can tell at the tap.
         * @enum {string}
         */
        Kind: "suicidal" | "psychosis" | "substance_use" | "welfare_check" | "other";
        /**
         * LiveStrip
         * @description What is going on now.
         */
        LiveStrip: {
            /** Waiting */
            waiting: number;
            /** In Consult */
            in_consult: number;
            /** On Call */
            on_call: number;
            /** Longest Wait Since */
            longest_wait_since: string | null;
            /**
             * Last Change At
             * @description When a session last changed: then the log is old.
             */
            last_change_at: string | null;
        };
        /**
         * LogPage
         * @description One page of the log, and what it can be filtered by.
         */
        LogPage: {
            /** Rows */
            rows: components["schemas"]["LogRow"][];
            /** Total */
            total: number;
            /** Page */
            page: number;
            /** Page Size */
            page_size: number;
            /** Agencies */
            agencies: components["schemas"]["Named"][];
            /** Clinicians */
            clinicians: components["schemas"]["Named"][];
        };
        /**
         * LogRow
         * @description One session in the log.
         */
        LogRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Agency */
            agency: string;
            /** Demo */
            demo: boolean;
            /** Officer */
            officer: string;
            /** Clinician */
            clinician: string | null;
            kind: components["schemas"]["Kind"];
            /** Incident Number */
            incident_number: string | null;
            state: components["schemas"]["State"];
            disposition: components["schemas"]["Disposition"] | null;
            /**
             * Wait S
             * @description Request to acceptance, seconds.
             */
            wait_s: number | null;
            /**
             * Duration S
             * @description First picture to end, seconds.
             */
            duration_s: number | null;
        };
        /**
         * MediaIn
         * @description One side's report of its media.
         */
        MediaIn: {
            state: components["schemas"]["MediaState"];
        };
        /**
         * MediaState
         * @description What one side says of the call's media.
         * @enum {string}
         */
        MediaState: "joined" | "connected" | "interrupted";
        /**
         * Named
         * @description Something that can be chosen in a filter.
         */
        Named: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * NewConsult
         * @description What the officer says at the tap; only the kind of call is required.
         */
        NewConsult: {
            kind: components["schemas"]["Kind"];
            /** Incident Number */
            incident_number?: string | null;
            /** Language */
            language?: string | null;
        };
        /**
         * NewUser
         * @description An account to be made in the administrator's own organisation.
         */
        NewUser: {
            role: components["schemas"]["Role"];
            /** Username */
            username: string;
            /** Display Name */
            display_name: string;
            /** Password */
            password: string;
        };
        /**
         * NotSuitable
         * @description Why a consult could not help: an outcome of its own (JMIR Mental Health 2023;10:e42610).
         * @enum {string}
         */
        NotSuitable: "intoxicated" | "medical_need" | "violent" | "unwilling";
        /**
         * OfferOut
         * @description An offer that rings at this clinician.
         */
        OfferOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Consult Id
             * Format: uuid
             */
            consult_id: string;
            kind: components["schemas"]["Kind"];
            /** Agency */
            agency: string;
            /** Language */
            language: string | null;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * OfficerSnapshot
         * @description All that an officer's page must show now.
         */
        OfficerSnapshot: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            role: "officer";
            /**
             * As Of
             * Format: date-time
             * @description Server time; a page ignores snapshots older than the one it shows.
             */
            as_of: string;
            consult: components["schemas"]["ConsultOut"] | null;
            queue: components["schemas"]["PlaceInQueue"];
        };
        /**
         * OrganisationKind
         * @description The two sides of a programme.
         * @enum {string}
         */
        OrganisationKind: "agency" | "provider";
        /**
         * OrganisationOut
         * @description An organisation as its members see it.
         */
        OrganisationOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["OrganisationKind"];
            /** Name */
            name: string;
            /** Time Zone */
            time_zone: string;
            /** Fallback Phone */
            fallback_phone: string | null;
            /** Demo */
            demo: boolean;
        };
        /**
         * Otherwise
         * @description What the officer would have done without this call.
         * @enum {string}
         */
        Otherwise: "same" | "emergency_department" | "involuntary_hold" | "jail_or_citation" | "left_on_scene" | "not_sure";
        /**
         * OutcomeIn
         * @description The officer's four answers.
         */
        OutcomeIn: {
            disposition: components["schemas"]["Disposition"];
            otherwise: components["schemas"]["Otherwise"];
            /**
             * Minutes Saved
             * @description Minutes; negative: lost.
             */
            minutes_saved: number;
            connection: components["schemas"]["Connection"];
        };
        /**
         * OutcomeOut
         * @description The officer's record as it stands.
         */
        OutcomeOut: {
            disposition: components["schemas"]["Disposition"];
            otherwise: components["schemas"]["Otherwise"];
            /**
             * Minutes Saved
             * @description Minutes; negative: lost.
             */
            minutes_saved: number;
            connection: components["schemas"]["Connection"];
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
        };
        /**
         * PlaceInQueue
         * @description What an officer is told about the wait.
         */
        PlaceInQueue: {
            /** Place */
            place: number | null;
            /** Recent Wait S */
            recent_wait_s: number | null;
            /** Clinicians On Call */
            clinicians_on_call: number;
        };
        /**
         * PresenceIn
         * @description What a clinician sets.
         */
        PresenceIn: {
            /** On Call */
            on_call: boolean;
        };
        /**
         * PresenceOut
         * @description Whether a clinician is on call, and since when.
         */
        PresenceOut: {
            /** On Call */
            on_call: boolean;
            /** Since */
            since: string | null;
        };
        /**
         * Problem
         * @description Problem details as of RFC 9457.
         */
        Problem: {
            /**
             * Type
             * @example urn:corespond:problem:not-allowed
             */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Detail */
            detail: string;
            /** Errors */
            errors?: {
                [key: string]: string;
            }[] | null;
        };
        /**
         * QueueRow
         * @description A waiting session as clinicians see it: nothing about the person, nothing about the officer.
         */
        QueueRow: {
            /**
             * Consult Id
             * Format: uuid
             */
            consult_id: string;
            kind: components["schemas"]["Kind"];
            /** Agency */
            agency: string;
            /** Language */
            language: string | null;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /** Ringing */
            ringing: boolean;
        };
        /**
         * Role
         * @description What a user is; each sees only its own screens and routes.
         * @enum {string}
         */
        Role: "officer" | "clinician" | "supervisor" | "admin";
        /**
         * SessionPage
         * @description Everything on record about one session but the clinical note.
         */
        SessionPage: {
            consult: components["schemas"]["ConsultOut"];
            /** Demo */
            demo: boolean;
            /** Wait S */
            wait_s: number | null;
            /** Duration S */
            duration_s: number | null;
            /** Timeline */
            timeline: components["schemas"]["EventOut"][];
            outcome: components["schemas"]["OutcomeOut"] | null;
            documentation: components["schemas"]["AuditedDocumentation"] | null;
        };
        /**
         * SortBy
         * @description What the session log can be sorted by.
         * @enum {string}
         */
        SortBy: "requested_at" | "wait" | "duration" | "kind" | "state";
        /**
         * State
         * @description Where a consult stands. Screens call a consult a session.
         * @enum {string}
         */
        State: "requested" | "queued" | "offered" | "accepted" | "connecting" | "active" | "interrupted" | "ended" | "documented" | "closed" | "cancelled" | "abandoned" | "unanswered";
        /**
         * SupervisorSnapshot
         * @description What a supervisor's live strip must show now.
         */
        SupervisorSnapshot: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            role: "supervisor";
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            live: components["schemas"]["LiveStrip"];
        };
        /**
         * Token
         * @description A short-lived access token and whose it is.
         */
        Token: {
            /** Access Token */
            access_token: string;
            /** Expires In S */
            expires_in_s: number;
            user: components["schemas"]["UserOut"];
        };
        /**
         * UserOut
         * @description A user as colleagues and administrators see them.
         */
        UserOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            role: components["schemas"]["Role"];
            /** Username */
            username: string;
            /** Display Name */
            display_name: string;
            organisation: components["schemas"]["OrganisationOut"];
        };
        /** ValidationError */
        ValidationError: {
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
            /** Input */
            input?: unknown;
            /** Context */
            ctx?: Record<string, never>;
        };
        /**
         * WhichRole
         * @description Which of the sign-ins kept by this browser is meant: one for each role.
         */
        WhichRole: {
            role: components["schemas"]["Role"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /** @description `wrong-password`: That user name and password do not match. Check both and try again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
            /** @description `locked-out`: Too many wrong passwords. Wait ten minutes, or ask your administrator. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhichRole"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhichRole"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOut"];
                };
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOut"][];
                };
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserOut"];
                };
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `name-taken`: There is already a user or an organisation with that name. Choose another. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong-organisation`: Officers and supervisors belong to an agency, clinicians to a provider organisation. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_presence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresenceIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    start: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConsult"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultRef"];
                };
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-in-session`: You already have a session. Finish or cancel it before you start another. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    report_media: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consult_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediaIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-session`: There is no such session, or it is not one of yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's present state. The screen now shows where it stands. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consult_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-session`: There is no such session, or it is not one of yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's present state. The screen now shows where it stands. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consult_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-session`: There is no such session, or it is not one of yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's present state. The screen now shows where it stands. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consult_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-session`: There is no such session, or it is not one of yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `taken-by-another`: Another clinician has just accepted this session. Thank you for being ready; you stay on call.
             *
             *     `no-longer-waiting`: This session is no longer waiting: the officer cancelled it, or it was closed. You stay on call.
             *
             *     `engaged`: You still have a session. End it and complete its documentation before you accept another.
             *
             *     `off-call`: You are off call. Set yourself on call before you accept a session.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `offer-over`: This offer is over: it went to somebody else in the meantime. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consult_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutcomeIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-session`: There is no such session, or it is not one of yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's present state. The screen now shows where it stands. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consult_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentationOut"];
                };
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-session`: There is no such session, or it is not one of yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consult_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentationPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentationOut"];
                };
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-session`: There is no such session, or it is not one of yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `documentation-closed`: The documentation of this session is complete and can no longer be changed here. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    complete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consult_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-session`: There is no such session, or it is not one of yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not-possible-now`: That is not possible in the session's present state. The screen now shows where it stands.
             *
             *     `documentation-incomplete`: Some required fields are still empty. Fill them, then complete the documentation.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    search: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
                agency_id?: string | null;
                clinician_id?: string | null;
                kind?: components["schemas"]["Kind"] | null;
                state?: components["schemas"]["State"] | null;
                disposition?: string | null;
                sort?: components["schemas"]["SortBy"];
                descending?: boolean;
                page?: number;
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    session_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consult_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-session`: There is no such session, or it is not one of yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
    get_snapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficerSnapshot"] | components["schemas"]["ClinicianSnapshot"] | components["schemas"]["SupervisorSnapshot"];
                };
            };
            /** @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-allowed`: Your role may not do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
}
