// Made by `./run docs`; do not edit.
export interface paths {
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users
         * @description The accounts of the administrator's organization.
         */
        get: operations["users"];
        put?: never;
        /**
         * Add User
         * @description Create an account in the administrator's organization.
         */
        post: operations["add_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
         * @description Sign in with a username and a password; the response sets a cookie that lasts for a shift.
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
         * @description Issue a new access token for the sign-in in the cookie.
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
         * @description Revoke the sign-in in the cookie.
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
         * @description The signed-in user.
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
    "/api/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Password
         * @description Change one's own password; one's other sign-ins end.
         */
        put: operations["change_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Pin
         * @description Set the PIN that takes a tablet back from the person.
         */
        put: operations["set_pin"];
        post?: never;
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
         * @description Go on call, off call, or on a break.
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
         * @description Start a consult, which then waits in the queue for a clinician.
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
         * @description Report that this side joined the call, receives the other side's media, or lost it.
         */
        post: operations["report_media"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Step
         * @description Report that this side changed how much it sends, and why.
         */
        post: operations["report_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/here": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Call Back
         * @description Report that the officer is back at the tablet, before or during the callback.
         */
        post: operations["answer_call_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/part": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Part
         * @description Begin the next part of the consult: briefing, with the person, or deciding.
         */
        post: operations["begin_part"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/tablet/give": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Tablet
         * @description Hand the tablet to the person; it then shows only the clinician.
         */
        post: operations["give_tablet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/tablet/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Tablet
         * @description Take the tablet back, with the PIN or the password.
         */
        post: operations["take_tablet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/privacy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Answer Privacy
         * @description Report that the officer has stepped away or must stay nearby.
         */
        put: operations["answer_privacy"];
        /**
         * Ask Privacy
         * @description Ask the officer to step away.
         */
        post: operations["ask_privacy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite Guest
         * @description Invite someone without an account to the call, through a link that works once.
         */
        post: operations["invite_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/guests/{guest_id}/admit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Admit Guest
         * @description Admit a waiting guest to the call.
         */
        post: operations["admit_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/guests/{guest_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * See Guest Out
         * @description Withdraw an invitation, refuse a waiting guest, or remove a guest from the call.
         */
        delete: operations["see_guest_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Link
         * @description Open an invitation link, which uses it up; this browser then waits to be admitted.
         */
        post: operations["open_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew Guest
         * @description Issue a new access token for the seat in the cookie.
         */
        post: operations["renew_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave Call
         * @description Leave the call for good.
         */
        post: operations["leave_call"];
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
         * @description Cancel the request before a clinician accepts it.
         */
        post: operations["cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/call-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Call Back
         * @description Keep the session's place in the queue while the officer moves, and ring this tablet when a clinician is free.
         */
        post: operations["ask_call_back"];
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
         * @description End the consult; a second clinician only leaves it.
         */
        post: operations["end"];
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
         * @description Accept a waiting session, or join a call that rings for this clinician. The first clinician to accept gets it.
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
         * @description Decline an offer with a reason; the session is offered to the next clinician.
         */
        post: operations["decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/presence/wrap-up/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extend Wrap Up
         * @description Extend the wrap-up.
         */
        post: operations["extend_wrap_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/hand-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Hand Off
         * @description Ring another clinician during the call (warm hand-off).
         */
        post: operations["ask_hand_off"];
        /**
         * Call Off Hand Off
         * @description Stop ringing for a hand-off.
         */
        delete: operations["call_off_hand_off"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand Over
         * @description Hand the session over to the second clinician and leave the call.
         */
        post: operations["hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/hand-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand Back
         * @description Return the session to the front of the queue for another clinician (cold hand-off).
         */
        post: operations["hand_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/{consult_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move
         * @description Move a waiting session of the supervisor's agency to another place in its queue.
         */
        post: operations["move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/{consult_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign
         * @description Ring one particular clinician for a waiting session of the supervisor's agency.
         */
        post: operations["assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/{consult_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel For
         * @description End a waiting session of the supervisor's agency; its officer sees the reason.
         */
        post: operations["cancel_for"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep Check
         * @description Store a tablet's check and return its verdict.
         */
        post: operations["keep_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/echo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Echo
         * @description Start a test call with the server's echo peer, which returns video and audio and records nothing.
         */
        post: operations["echo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fleet
         * @description The agency's tablets, each with its latest check; the oldest check comes first.
         */
        get: operations["fleet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep Quality
         * @description Store this side's measurements of about a minute of its call.
         */
        put: operations["keep_quality"];
        post?: never;
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
         * @description Record the officer's four answers about the outcome.
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
         * @description The clinician's record in its current state.
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
    "/api/consults/{consult_id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Record Consent
         * @description Record the answer about consent to speak through the tablet.
         */
        put: operations["record_consent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * @description Complete the clinician's record, which frees the clinician for the next session.
         */
        post: operations["complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consults/{consult_id}/not-suitable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Not Suitable
         * @description End the call because a consult by tablet cannot help, and record why.
         */
        post: operations["not_suitable"];
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
         * @description One page of the session log: of the newest 5,000 sessions of the days chosen, newest first by default.
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
         * @description One session with its timeline and both records.
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
         * @description Everything the signed-in user's page shows now.
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
    "/api/consults/{consult_id}/ice-servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Ice Servers
         * @description The STUN and TURN servers for a call that the user takes part in, with short-lived credentials.
         */
        get: operations["get_ice_servers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checks/ice-servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Ice Servers To Check
         * @description The STUN and TURN servers for a tablet that tries each of them before a shift.
         */
        get: operations["get_ice_servers_to_check"];
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
         * @description Liveness: 200 as long as the process answers.
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
         * @description Readiness: 200 with a list of what is degraded, or 503 with the reason why the service cannot work.
         *
         *     Degraded means that NATS is unreachable, so pages refresh by polling; that a job fails; or that a job has set
         *     aside an item that keeps failing.
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
         * Assignment
         * @description The clinician to ring for a waiting session.
         */
        Assignment: {
            /** Reason */
            reason: string;
            /**
             * Clinician Id
             * Format: uuid
             */
            clinician_id: string;
        };
        /**
         * Because
         * @description Why a side changed how much it sends.
         * @enum {string}
         */
        Because: "loss" | "delay" | "bandwidth" | "silence" | "recovered";
        /**
         * CallBackIn
         * @description When the officer can be called back.
         */
        CallBackIn: {
            /**
             * After S
             * @description Time before a clinician may be rung, seconds; 0: as soon as one is free.
             * @default 0
             */
            after_s: number;
        };
        /**
         * Cause
         * @description Why a status changed.
         * @enum {string}
         */
        Cause: "set" | "supervisor" | "offered" | "withdrawn" | "accepted" | "declined" | "missed" | "call_ended" | "documented" | "wrap_up_over" | "handed_off" | "lost" | "back";
        /**
         * CheckFiguresIn
         * @description What a check measured; fields that could not be measured are left out.
         */
        CheckFiguresIn: {
            /**
             * Loss
             * @description Share of packets lost in the test call.
             */
            loss?: number | null;
            /**
             * Jitter Ms
             * @description Audio jitter, milliseconds.
             */
            jitter_ms?: number | null;
            /**
             * Rtt Ms
             * @description Round-trip time, milliseconds.
             */
            rtt_ms?: number | null;
            /**
             * Kbps
             * @description Available outgoing bandwidth, kilobits per second.
             */
            kbps?: number | null;
            /**
             * Battery
             * @description Battery charge, 0 to 1.
             */
            battery?: number | null;
            /** Charging */
            charging?: boolean | null;
            /**
             * Clock Error S
             * @description This device's clock minus the server's, seconds.
             */
            clock_error_s?: number | null;
        };
        /**
         * CheckIn
         * @description One check of one tablet.
         */
        CheckIn: {
            /**
             * Device Id
             * Format: uuid
             * @description Generated by the tablet; shown to its own agency only.
             */
            device_id: string;
            /**
             * Label
             * @description The label on the back of the tablet.
             * @default
             */
            label: string;
            /** Outcomes */
            outcomes: {
                [key: string]: components["schemas"]["ItemResult"];
            };
            /** @default {} */
            measured: components["schemas"]["CheckFiguresIn"];
        };
        /**
         * CheckItem
         * @description The items of a check, in display order.
         * @enum {string}
         */
        CheckItem: "https" | "dns" | "socket" | "clock" | "permission" | "camera" | "microphone" | "speaker" | "battery" | "storage" | "stun" | "turn_udp" | "turn_tcp" | "turn_tls" | "call";
        /**
         * CheckOut
         * @description The verdict of a check.
         */
        CheckOut: {
            verdict: components["schemas"]["Readiness"];
            /**
             * Findings
             * @description Codes for what is wrong, the most serious first.
             */
            findings: string[];
            /**
             * Checked At
             * Format: date-time
             */
            checked_at: string;
        };
        /**
         * ClinicianSnapshot
         * @description Everything a clinician's page shows now.
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
            queue: components["schemas"]["QueueOut"];
            offer: components["schemas"]["OfferOut"] | null;
            consult: components["schemas"]["ConsultOut"] | null;
            wrap_up: components["schemas"]["WrapUpOut"] | null;
            /**
             * Colleagues
             * @description During a call: the provider's clinicians, for a hand-off.
             */
            colleagues: components["schemas"]["RosterRow"][];
            /** @description During a call: its guests. */
            guests: components["schemas"]["GuestsOut"] | null;
        };
        /**
         * ClosedOut
         * @description How the officer's last session ended, if it recently ended without a consult.
         */
        ClosedOut: {
            state: components["schemas"]["State"];
            /**
             * Closed At
             * Format: date-time
             */
            closed_at: string;
            /** By Supervisor */
            by_supervisor: boolean;
            /** Reason */
            reason: string | null;
        };
        /**
         * ConnectionRating
         * @description Whether the officer found the connection good enough.
         * @enum {string}
         */
        ConnectionRating: "good" | "poor" | "failed";
        /**
         * Consent
         * @description The person's verbal consent to speak through the tablet.
         * @enum {string}
         */
        Consent: "given" | "declined" | "not_asked";
        /**
         * ConsentBy
         * @description Who gave or declined consent.
         * @enum {string}
         */
        ConsentBy: "person" | "guardian" | "other";
        /**
         * ConsentIn
         * @description The answer about consent to speak through the tablet.
         */
        ConsentIn: {
            /** @description Null removes an answer recorded by mistake. */
            consent: components["schemas"]["Consent"] | null;
            consent_by?: components["schemas"]["ConsentBy"] | null;
            /**
             * Advice Only
             * @description With declined consent: the call continues as advice to the officer.
             * @default false
             */
            advice_only: boolean;
        };
        /**
         * ConsultOut
         * @description A consult as shown to its two sides.
         */
        ConsultOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Code
             * @description Identifies the session over the phone.
             */
            code: string;
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
            /**
             * Waiting Since
             * Format: date-time
             * @description Start of the current wait: the request, or the last hand-back.
             */
            waiting_since: string;
            /** Accepted At */
            accepted_at: string | null;
            /** Connected At */
            connected_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Agency */
            agency: string;
            /** Place */
            place: string | null;
            /** Juvenile */
            juvenile: boolean;
            /** Officer Unsafe */
            officer_unsafe: boolean;
            /**
             * Calls Back
             * @description Whether the officer asked to be called back on this tablet.
             */
            calls_back: boolean;
            /**
             * Not Before
             * @description No clinician is rung before this time, as the officer asked.
             */
            not_before: string | null;
            /** Officer */
            officer: string;
            /**
             * Officer Id
             * Format: uuid
             */
            officer_id: string;
            /** Clinician Id */
            clinician_id: string | null;
            /**
             * Clinician
             * @description The clinician who has the session; after a cold hand-off, the one who had it last.
             */
            clinician: string | null;
            /**
             * Second
             * @description The second clinician in the call, who can take the session over.
             */
            second: string | null;
            /** Second Id */
            second_id: string | null;
            part: components["schemas"]["Part"] | null;
            privacy: components["schemas"]["Privacy"] | null;
            /**
             * Tablet With Person
             * @description Whether the tablet shows only the clinician.
             */
            tablet_with_person: boolean;
            /**
             * Advice Only
             * @description Whether only the officer is advised, because the person did not consent.
             */
            advice_only: boolean;
            /**
             * Not Suitable
             * @description Why a consult by tablet could not help, if it ended for that reason.
             */
            not_suitable: string | null;
            /**
             * Hand Off Asked
             * @description Whether another clinician is being found during the call.
             */
            hand_off_asked: boolean;
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
         * @description A username and a password.
         */
        Credentials: {
            /** Username */
            username: string;
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * DecisionOut
         * @description Which clinicians dispatch rang, if any, and why; in force until the next decision.
         */
        DecisionOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Until */
            until: string | null;
            /** Chosen */
            chosen: string[];
            /** Passed Over */
            passed_over: components["schemas"]["PassedOverOut"][];
        };
        /**
         * Decline
         * @description Why a clinician declines an offer.
         */
        Decline: {
            /** @default other */
            reason: components["schemas"]["DeclineReason"];
        };
        /**
         * DeclineReason
         * @description Why a clinician declines an offer; the officer's page shows it while the next clinician is found.
         * @enum {string}
         */
        DeclineReason: "busy" | "knows_person" | "language" | "out_of_scope" | "technical" | "other";
        /**
         * Desk
         * @description The agency's queue as shown to its supervisor, who may change it.
         */
        Desk: {
            /** Rows */
            rows: components["schemas"]["DeskRow"][];
            /** Total */
            total: number;
        };
        /**
         * DeskRow
         * @description A waiting session as shown to its supervisor.
         */
        DeskRow: {
            /**
             * Consult Id
             * Format: uuid
             */
            consult_id: string;
            state: components["schemas"]["State"];
            kind: components["schemas"]["Kind"];
            /** Officer */
            officer: string;
            /** Incident Number */
            incident_number: string | null;
            /** Language */
            language: string | null;
            /** Juvenile */
            juvenile: boolean;
            /** Officer Unsafe */
            officer_unsafe: boolean;
            /**
             * Waiting Since
             * Format: date-time
             */
            waiting_since: string;
            /** Not Before */
            not_before: string | null;
            decision: components["schemas"]["DecisionOut"] | null;
        };
        /**
         * Disposition
         * @description The outcome for the person. The list follows the programs named in docs/architecture.md.
         * @enum {string}
         */
        Disposition: "resolved_on_scene" | "voluntary_transport" | "crisis_center" | "emergency_department" | "involuntary_hold" | "jail_or_citation" | "refused" | "other";
        /**
         * DocumentationOut
         * @description The complete record, as shown to the clinician who writes it.
         */
        DocumentationOut: {
            consent: components["schemas"]["Consent"] | null;
            consent_by: components["schemas"]["ConsentBy"] | null;
            /**
             * Consent At
             * @description When the person gave the answer, verbally.
             */
            consent_at: string | null;
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
         * @description Changes to the clinician's record; fields that are left out stay unchanged.
         */
        DocumentationPatch: {
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
         * EchoIn
         * @description The SDP offer of a test call, with all ICE candidates.
         */
        EchoIn: {
            /** Sdp */
            sdp: string;
        };
        /**
         * EchoOut
         * @description The echo peer's SDP answer, and how long the test call may last, seconds.
         */
        EchoOut: {
            /** Sdp */
            sdp: string;
            /** Seconds */
            seconds: number;
        };
        /**
         * EstimateOut
         * @description The estimated remaining wait, from recently answered sessions; docs/dispatch.md documents the method.
         */
        EstimateOut: {
            /**
             * Half S
             * @description Half of comparable sessions were answered within this time, seconds.
             */
            half_s: number;
            /**
             * Most S
             * @description Nine in ten comparable sessions were answered within this time, seconds.
             */
            most_s: number;
            /**
             * Based On
             * @description Number of sessions that the estimate is based on.
             */
            based_on: number;
            /**
             * Days
             * @description How far back these sessions go, days.
             */
            days: number;
        };
        /**
         * Event
         * @description The kinds of events of a consult; `consults.events` documents the source and effect of each.
         * @enum {string}
         */
        Event: "requested" | "queued" | "offered" | "passed" | "declined" | "offer_expired" | "clinician_gone" | "lead_paged" | "reordered" | "call_back_asked" | "call_back_answered" | "accepted" | "joined" | "connected" | "interrupted" | "stepped" | "handed_back" | "hand_off_asked" | "hand_off_called_off" | "part_began" | "tablet_given" | "tablet_taken" | "privacy_asked" | "privacy_given" | "privacy_refused" | "consent_recorded" | "guest_invited" | "guest_waits" | "guest_admitted" | "guest_left" | "second_joined" | "second_left" | "handed_over" | "cancelled" | "abandoned" | "unanswered" | "ended" | "reported" | "documented" | "closed";
        /**
         * EventOut
         * @description One event on a session's timeline.
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
        /**
         * Extension
         * @description The number of the requested wrap-up extension, 1 for the first; repeating a number has no further effect.
         */
        Extension: {
            /**
             * Number
             * @default 1
             */
            number: number;
        };
        /**
         * GuestKind
         * @description A guest's role in a call.
         * @enum {string}
         */
        GuestKind: "interpreter" | "clinician" | "relative" | "person";
        /**
         * GuestOut
         * @description A guest as shown to the others in the call.
         */
        GuestOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["GuestKind"];
            /** Name */
            name: string | null;
            state: components["schemas"]["GuestState"];
            /**
             * Expires At
             * Format: date-time
             * @description When the link expires.
             */
            expires_at: string;
        };
        /**
         * GuestRef
         * @description Which guest.
         */
        GuestRef: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * GuestSnapshot
         * @description Everything a guest's page shows now.
         */
        GuestSnapshot: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            role: "guest";
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            visit: components["schemas"]["VisitOut"];
        };
        /**
         * GuestState
         * @description The state of an invitation. `waiting`: the link was opened, and the guest waits to be admitted.
         * @enum {string}
         */
        GuestState: "invited" | "waiting" | "present" | "over";
        /**
         * GuestsOut
         * @description The guests of a call: present, waiting, or invited.
         */
        GuestsOut: {
            /** People */
            people: components["schemas"]["GuestOut"][];
            /**
             * Room
             * @description Number of free seats in the call.
             */
            room: number;
            /**
             * Texts
             * @description Whether links can be sent as text messages.
             */
            texts: boolean;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
        };
        /**
         * HandOffIn
         * @description The clinician to hand a session to; null: the next available one.
         */
        HandOffIn: {
            /** To Id */
            to_id?: string | null;
        };
        /**
         * IceServer
         * @description One STUN or TURN server: an RTCIceServer (W3C WebRTC section 4.2.2).
         */
        IceServer: {
            /** Urls */
            urls: string[];
            /** Username */
            username?: string | null;
            /** Credential */
            credential?: string | null;
        };
        /**
         * IceServers
         * @description The STUN and TURN servers for an RTCPeerConnection.
         */
        IceServers: {
            /** Ice Servers */
            ice_servers: components["schemas"]["IceServer"][];
            /**
             * Relay Only
             * @description Use relay candidates only: the agency hides its tablets' addresses.
             */
            relay_only: boolean;
            /**
             * Expires At
             * Format: date-time
             * @description When the credentials expire: fetch new ones for a connection made after that.
             */
            expires_at: string;
        };
        /**
         * ItemResult
         * @description The result of one item. Items that cannot be checked on this device are skipped and do not count.
         * @enum {string}
         */
        ItemResult: "ok" | "failed" | "skipped";
        /**
         * Kind
         * @description What the call is about, as far as the officer knows when requesting it.
         * @enum {string}
         */
        Kind: "suicidal" | "psychosis" | "substance_use" | "welfare_check" | "other";
        /**
         * Lack
         * @description A session's requirement that a clinician does not meet.
         */
        Lack: {
            why: components["schemas"]["Why"];
            /**
             * Detail
             * @description A state (`SD`), a language (`es`), a skill (`youth`) or an age group (`adult`, `juvenile`).
             */
            detail: string | null;
        };
        /**
         * LinkIn
         * @description The secret of a link, and the secret of the seat, which the page generates so that it can retry.
         */
        LinkIn: {
            /**
             * Secret
             * Format: password
             */
            secret: string;
            /**
             * Seat
             * Format: password
             */
            seat: string;
        };
        /**
         * LiveStrip
         * @description The current activity in a supervisor's agency.
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
             * @description When a session last changed; a log fetched before that is out of date.
             */
            last_change_at: string | null;
        };
        /**
         * LogPage
         * @description One page of the log, and the choices of its filters.
         */
        LogPage: {
            /** Rows */
            rows: components["schemas"]["LogRow"][];
            /**
             * Total
             * @description How many of the sessions searched match.
             */
            total: number;
            /**
             * Searched Since
             * @description Set where 5,000 sessions were searched, the most of one search: when the oldest of them was requested. Earlier ones were not searched; choose an earlier `until_day` for them.
             */
            searched_since: string | null;
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
         * MeasuredOut
         * @description The audio quality of a whole call on one side.
         */
        MeasuredOut: {
            /** Median Mos */
            median_mos: number;
            /** Worst Mos */
            worst_mos: number;
            /** Poor Share */
            poor_share: number;
        };
        /**
         * MediaIn
         * @description One side's report of its media state.
         */
        MediaIn: {
            state: components["schemas"]["MediaState"];
        };
        /**
         * MediaState
         * @description The state of the call's media on one side.
         * @enum {string}
         */
        MediaState: "joined" | "connected" | "interrupted";
        /**
         * Move
         * @description A session's new place in the agency's queue.
         */
        Move: {
            /** Reason */
            reason: string;
            /** Place */
            place: number;
        };
        /**
         * Named
         * @description A choice in a filter.
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
         * @description An officer's request for a consult; only the kind of call is required.
         */
        NewConsult: {
            kind: components["schemas"]["Kind"];
            /** Incident Number */
            incident_number?: string | null;
            /** Language */
            language?: string | null;
            /**
             * Language Required
             * @description Whether a clinician must speak this language.
             * @default false
             */
            language_required: boolean;
            /**
             * Place Id
             * @description Part of the agency's area, if the agency has several.
             */
            place_id?: string | null;
            /**
             * Juvenile
             * @description Whether the person is under 18.
             * @default false
             */
            juvenile: boolean;
            /**
             * Officer Unsafe
             * @description Whether the officer is not safe, which gives the session a head start in the queue.
             * @default false
             */
            officer_unsafe: boolean;
            /**
             * Required Skills
             * @default []
             */
            required_skills: components["schemas"]["Skill"][];
            /**
             * Preferred Skills
             * @description Skills to look for first; they no longer count after a while.
             * @default []
             */
            preferred_skills: components["schemas"]["Skill"][];
            /**
             * Written At
             * @description Time of the request by the tablet's clock, if it was made offline.
             */
            written_at?: string | null;
        };
        /**
         * NewGuest
         * @description A new invitation. The page generates the link's secret, so that a repeated request is the same invitation.
         */
        NewGuest: {
            kind: components["schemas"]["GuestKind"];
            /**
             * Name
             * @description Name to show to the others; erased after the call.
             */
            name?: string | null;
            /**
             * Secret
             * Format: password
             * @description Random secret in the link, base64url.
             */
            secret: string;
            /**
             * Phone
             * @description Phone number to text the link to, in E.164 format; not logged, and kept as a keyed digest only, for as long as texts are counted.
             */
            phone?: string | null;
        };
        /**
         * NewPassword
         * @description A new password; the old one confirms who asks.
         */
        NewPassword: {
            /**
             * Old
             * Format: password
             */
            old: string;
            /**
             * New
             * Format: password
             * @description At least `CORESPOND_PASSWORD_CHARACTERS` long.
             */
            new: string;
        };
        /**
         * NewPin
         * @description A new PIN to take a tablet back from the person; the password confirms the officer's identity.
         */
        NewPin: {
            /** Pin */
            pin: string;
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * NewUser
         * @description A new account in the administrator's own organization.
         */
        NewUser: {
            role: components["schemas"]["Role"];
            /** Username */
            username: string;
            /** Display Name */
            display_name: string;
            /**
             * Password
             * Format: password
             * @description At least `CORESPOND_PASSWORD_CHARACTERS` long.
             */
            password: string;
        };
        /**
         * NotSuitable
         * @description Why a consult could not help; a separate outcome (JMIR Mental Health 2023;10:e42610).
         * @enum {string}
         */
        NotSuitable: "intoxicated" | "medical_need" | "violent" | "unwilling";
        /**
         * NotSuitableIn
         * @description Why a consult by tablet cannot help.
         */
        NotSuitableIn: {
            reason: components["schemas"]["NotSuitable"];
        };
        /**
         * OffPlan
         * @description How a clinician's status differs from their plan.
         * @enum {string}
         */
        OffPlan: "not_on_shift" | "not_signed_in";
        /**
         * OfferOut
         * @description An offer that rings for this clinician.
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
            /**
             * Officer Id
             * Format: uuid
             */
            officer_id: string;
            purpose: components["schemas"]["Purpose"];
            kind: components["schemas"]["Kind"];
            /** Agency */
            agency: string;
            /** Language */
            language: string | null;
            /** Juvenile */
            juvenile: boolean;
            /** Officer Unsafe */
            officer_unsafe: boolean;
            /** Calls Back */
            calls_back: boolean;
            /**
             * Waiting Since
             * Format: date-time
             */
            waiting_since: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * OfficerSnapshot
         * @description Everything an officer's page shows now.
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
            /**
             * Ringing
             * @description The clinicians being rung: the page sets up its connection to them.
             */
            ringing: string[];
            opening: components["schemas"]["OpeningOut"];
            /** @description How the last session ended, if it just ended without a consult. */
            closed: components["schemas"]["ClosedOut"] | null;
            /** @description During a call: its guests. */
            guests: components["schemas"]["GuestsOut"] | null;
        };
        /**
         * OpeningOut
         * @description Whether the agency's sessions are answered now, in general and in each of its places.
         */
        OpeningOut: {
            /** Is Open */
            is_open: boolean;
            /**
             * Opens At
             * @description When it opens next; null if it is open, or does not open within a week.
             */
            opens_at: string | null;
            /** Places */
            places: components["schemas"]["PlaceOut"][];
        };
        /**
         * OrganizationKind
         * @description The kind of an organization: an agency sends officers, a provider sends clinicians.
         * @enum {string}
         */
        OrganizationKind: "agency" | "provider";
        /**
         * OrganizationOut
         * @description An organization as its members see it.
         */
        OrganizationOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["OrganizationKind"];
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
         * @description What would have happened without this call, in the officer's judgment.
         * @enum {string}
         */
        Otherwise: "same" | "emergency_department" | "involuntary_hold" | "jail_or_citation" | "left_on_scene" | "not_sure";
        /**
         * OutcomeIn
         * @description The officer's four answers as submitted.
         */
        OutcomeIn: {
            disposition: components["schemas"]["Disposition"];
            otherwise: components["schemas"]["Otherwise"];
            /**
             * Minutes Saved
             * @description Minutes saved by the call; negative: lost.
             */
            minutes_saved: number;
            connection: components["schemas"]["ConnectionRating"];
            /**
             * Written At
             * @description Time of the answers by the tablet's clock, if they were given offline.
             */
            written_at?: string | null;
        };
        /**
         * OutcomeOut
         * @description The officer's record in its current state.
         */
        OutcomeOut: {
            disposition: components["schemas"]["Disposition"];
            otherwise: components["schemas"]["Otherwise"];
            /**
             * Minutes Saved
             * @description Minutes saved by the call; negative: lost.
             */
            minutes_saved: number;
            connection: components["schemas"]["ConnectionRating"];
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
        };
        /**
         * Part
         * @description The three parts of a consult, in their usual order (cw39.com on Harris County's CORE, 2018-08-09).
         * @enum {string}
         */
        Part: "briefing" | "person" | "decision";
        /**
         * PartIn
         * @description The part of the consult that begins.
         */
        PartIn: {
            part: components["schemas"]["Part"];
        };
        /**
         * PartOut
         * @description How long one part of the consult took.
         */
        PartOut: {
            part: components["schemas"]["Part"];
            /** Seconds */
            seconds: number;
        };
        /**
         * PassedOverOut
         * @description The clinicians who were not rung for one reason.
         */
        PassedOverOut: {
            why: components["schemas"]["Why"];
            /** Detail */
            detail: string | null;
            /** Who */
            who: string[];
            /** Count */
            count: number;
        };
        /**
         * PlaceInQueue
         * @description What an officer sees about the wait.
         */
        PlaceInQueue: {
            /**
             * Place
             * @description Place in the queue, 1 being next; null if no session waits.
             */
            place: number | null;
            /** @description Null if there is too little history. */
            estimate: components["schemas"]["EstimateOut"] | null;
            /** Clinicians On Call */
            clinicians_on_call: number;
            step: components["schemas"]["StepOut"] | null;
        };
        /**
         * PlaceOut
         * @description A place an officer can choose, and whether its sessions are answered now.
         */
        PlaceOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Is Open */
            is_open: boolean;
            /** Opens At */
            opens_at: string | null;
        };
        /**
         * PresenceIn
         * @description A clinician's new wish: on call, off call, or on a break.
         */
        PresenceIn: {
            wish: components["schemas"]["Wish"];
        };
        /**
         * PresenceOut
         * @description A clinician's presence, as shown on their own page.
         */
        PresenceOut: {
            status: components["schemas"]["Status"];
            /** @description Takes effect as soon as the clinician has no engagement. */
            wish: components["schemas"]["Wish"];
            /** Since */
            since: string | null;
            cause: components["schemas"]["Cause"] | null;
            /**
             * Shift Until
             * @description End of the current planned shift.
             */
            shift_until: string | null;
            /**
             * Shift At
             * @description Start of the next planned shift within twelve hours.
             */
            shift_at: string | null;
        };
        /**
         * Privacy
         * @description The clinician's request for privacy, and the officer's answer.
         * @enum {string}
         */
        Privacy: "asked" | "given" | "refused";
        /**
         * PrivacyIn
         * @description Whether the officer steps away for privacy.
         */
        PrivacyIn: {
            answer: components["schemas"]["Privacy"];
        };
        /**
         * Problem
         * @description Problem details (RFC 9457).
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
            /**
             * About
             * @description What it is about, in codes that a page puts into words: `why` and `detail` of `Lack`, or `state`.
             */
            about?: {
                [key: string]: string;
            } | null;
        };
        /**
         * Proof
         * @description Confirms that the officer has the tablet back: the PIN, or the password if no PIN is set or it is forgotten.
         */
        Proof: {
            /** Pin */
            pin?: string | null;
            /** Password */
            password?: string | null;
        };
        /**
         * Purpose
         * @description What an offer asks of its clinician.
         * @enum {string}
         */
        Purpose: "answer" | "hand_off";
        /**
         * QualityOut
         * @description All measurements of one session's call, with their verdict.
         */
        QualityOut: {
            /** Slices */
            slices: components["schemas"]["SliceOut"][];
            officer: components["schemas"]["MeasuredOut"] | null;
            clinician: components["schemas"]["MeasuredOut"] | null;
            /** @description The measured quality, in the same words as the officer's rating. */
            verdict: components["schemas"]["Verdict"] | null;
            /**
             * Since
             * @description When the first slice began.
             */
            since: string | null;
        };
        /**
         * QueueOut
         * @description The first rows of the queue, and its total length.
         */
        QueueOut: {
            /** Rows */
            rows: components["schemas"]["QueueRow"][];
            /** Total */
            total: number;
        };
        /**
         * QueueRow
         * @description A waiting session as shown to clinicians, without anything about the person or the officer.
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
            /** Juvenile */
            juvenile: boolean;
            /** Officer Unsafe */
            officer_unsafe: boolean;
            /**
             * Waiting Since
             * Format: date-time
             */
            waiting_since: string;
            /** Ringing */
            ringing: boolean;
            /**
             * Not Before
             * @description When the session may ring, if the officer asked to be called back.
             */
            not_before: string | null;
            /** @description The requirement that keeps this clinician from taking the session; null if there is none. */
            lacking: components["schemas"]["Lack"] | null;
        };
        /**
         * Readiness
         * @description A check's overall verdict.
         * @enum {string}
         */
        Readiness: "ready" | "limited" | "not_ready";
        /**
         * Reason
         * @description A reason, kept on record.
         */
        Reason: {
            /** Reason */
            reason: string;
        };
        /**
         * Renewal
         * @description Which of this browser's sign-ins to renew, and the half of its secret that the page keeps.
         */
        Renewal: {
            role: components["schemas"]["Role"];
            /** Renewal Key */
            renewal_key: string;
        };
        /**
         * Role
         * @description A user's role. It decides which screens and routes the user may use.
         * @enum {string}
         */
        Role: "officer" | "clinician" | "supervisor" | "admin" | "guest";
        /**
         * RosterRow
         * @description A clinician as shown to a supervisor: the actual status next to the planned shift.
         */
        RosterRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            status: components["schemas"]["Status"];
            /** Since */
            since: string | null;
            cause: components["schemas"]["Cause"] | null;
            /**
             * Here
             * @description Whether the clinician's page is open.
             */
            here: boolean;
            /** Shift Until */
            shift_until: string | null;
            off_plan: components["schemas"]["OffPlan"] | null;
        };
        /**
         * Rung
         * @description How much a side sends: full video, small video, audio with stills, text, or nothing (a phone number shows).
         * @enum {string}
         */
        Rung: "full" | "small" | "still" | "text" | "phone";
        /**
         * SessionPage
         * @description Everything on record about one session except the clinical note.
         */
        SessionPage: {
            consult: components["schemas"]["ConsultOut"];
            /** Demo */
            demo: boolean;
            /** Wait S */
            wait_s: number | null;
            /** Duration S */
            duration_s: number | null;
            /** Parts */
            parts: components["schemas"]["PartOut"][];
            /** Timeline */
            timeline: components["schemas"]["EventOut"][];
            outcome: components["schemas"]["OutcomeOut"] | null;
            documentation: components["schemas"]["SupervisorsDocumentation"] | null;
            /** Decisions */
            decisions: components["schemas"]["DecisionOut"][];
            quality: components["schemas"]["QualityOut"];
        };
        /**
         * SignInToken
         * @description An access token, and what keeps the sign-in going until it ends.
         */
        SignInToken: {
            /** Access Token */
            access_token: string;
            /** Expires In S */
            expires_in_s: number;
            user: components["schemas"]["UserOut"];
            /**
             * Ends In S
             * @description When the sign-in itself ends and nothing renews it anymore, seconds from now.
             */
            ends_in_s: number;
            /**
             * Renewal Key
             * @description With the cookie, renews the access token. The page deletes it at sign-out, also without a network.
             */
            renewal_key: string;
        };
        /**
         * Skill
         * @description A skill that a clinician has beyond the training that every clinician has.
         * @enum {string}
         */
        Skill: "youth" | "veterans" | "substance_use" | "older_adults" | "disability";
        /**
         * SliceIn
         * @description One side's measurements of about a minute of a call, averaged from samples taken every 5 seconds.
         */
        SliceIn: {
            /**
             * Started At
             * Format: date-time
             * @description Identifies the slice; sending it again replaces it.
             */
            started_at: string;
            /** Seconds */
            seconds: number;
            /**
             * Loss
             * @description Share of audio packets that did not arrive on this side.
             */
            loss: number;
            /** Jitter Ms */
            jitter_ms?: number | null;
            /** Rtt Ms */
            rtt_ms?: number | null;
            /** In Kbps */
            in_kbps: number;
            /** Out Kbps */
            out_kbps: number;
            /** Frames Per S */
            frames_per_s: number;
            /** Freezes */
            freezes: number;
            /**
             * Concealed
             * @description Share of audio that was concealed on this side.
             */
            concealed: number;
            /** Relayed */
            relayed: boolean;
            /**
             * Way
             * @description How the media travels.
             */
            way?: ("udp" | "tcp" | "tls") | null;
            /**
             * Network
             * @description Network type, such as wifi or cellular, if the browser reports it.
             */
            network?: string | null;
            rung: components["schemas"]["Rung"];
        };
        /**
         * SliceOut
         * @description A stored slice of measurements, with the side that measured it and the estimated audio quality.
         */
        SliceOut: {
            /**
             * Started At
             * Format: date-time
             * @description Identifies the slice; sending it again replaces it.
             */
            started_at: string;
            /** Seconds */
            seconds: number;
            /**
             * Loss
             * @description Share of audio packets that did not arrive on this side.
             */
            loss: number;
            /** Jitter Ms */
            jitter_ms?: number | null;
            /** Rtt Ms */
            rtt_ms?: number | null;
            /** In Kbps */
            in_kbps: number;
            /** Out Kbps */
            out_kbps: number;
            /** Frames Per S */
            frames_per_s: number;
            /** Freezes */
            freezes: number;
            /**
             * Concealed
             * @description Share of audio that was concealed on this side.
             */
            concealed: number;
            /** Relayed */
            relayed: boolean;
            /**
             * Way
             * @description How the media travels.
             */
            way?: ("udp" | "tcp" | "tls") | null;
            /**
             * Network
             * @description Network type, such as wifi or cellular, if the browser reports it.
             */
            network?: string | null;
            rung: components["schemas"]["Rung"];
            side: components["schemas"]["Role"];
            /**
             * Mos
             * @description Estimated listening quality, 1 to 4.5 (ITU-T G.107).
             */
            mos: number;
        };
        /**
         * SortBy
         * @description What the session log can be sorted by.
         * @enum {string}
         */
        SortBy: "requested_at" | "wait" | "duration" | "kind" | "state";
        /**
         * State
         * @description The state of a consult. Screens call a consult a session.
         * @enum {string}
         */
        State: "requested" | "queued" | "offered" | "accepted" | "connecting" | "active" | "interrupted" | "ended" | "documented" | "closed" | "cancelled" | "abandoned" | "unanswered";
        /**
         * Status
         * @description What a clinician is doing, as shown to colleagues, used by dispatch, and recorded.
         * @enum {string}
         */
        Status: "off" | "on_call" | "offered" | "in_session" | "wrap_up" | "break";
        /**
         * StepIn
         * @description How much a side sends from now on, and the measurements that caused the change.
         */
        StepIn: {
            rung: components["schemas"]["Rung"];
            because: components["schemas"]["Because"];
            /**
             * Loss
             * @description Share of outgoing packets lost, 0 to 1.
             */
            loss: number;
            /**
             * Rtt Ms
             * @description Round-trip time, milliseconds.
             */
            rtt_ms?: number | null;
            /**
             * Out Kbps
             * @description Available outgoing bandwidth, kilobits per second.
             */
            out_kbps?: number | null;
            /**
             * Silent S
             * @description Time since anything was received, seconds.
             * @default 0
             */
            silent_s: number;
        };
        /**
         * StepOut
         * @description The newest event of the officer's session, shown as progress.
         */
        StepOut: {
            event: components["schemas"]["Event"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reason */
            reason: string | null;
        };
        /**
         * SupervisorSnapshot
         * @description Everything the live part of a supervisor's page shows now.
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
            desk: components["schemas"]["Desk"];
            /** Roster */
            roster: components["schemas"]["RosterRow"][];
        };
        /**
         * SupervisorsDocumentation
         * @description The clinician's record without the clinical note, as shown to supervisors.
         */
        SupervisorsDocumentation: {
            consent: components["schemas"]["Consent"] | null;
            consent_by: components["schemas"]["ConsentBy"] | null;
            /**
             * Consent At
             * @description When the person gave the answer, verbally.
             */
            consent_at: string | null;
            recommended: components["schemas"]["Disposition"] | null;
            not_suitable: components["schemas"]["NotSuitable"] | null;
            /** Safety Note */
            safety_note: string;
            /** Completed At */
            completed_at: string | null;
        };
        /**
         * TabletRow
         * @description A tablet of the fleet with its latest check.
         */
        TabletRow: {
            verdict: components["schemas"]["Readiness"];
            /**
             * Findings
             * @description Codes for what is wrong, the most serious first.
             */
            findings: string[];
            /**
             * Checked At
             * Format: date-time
             */
            checked_at: string;
            /**
             * Device Id
             * Format: uuid
             */
            device_id: string;
            /** Label */
            label: string;
            /** Officer */
            officer: string;
            measured: components["schemas"]["CheckFiguresIn"];
        };
        /**
         * Token
         * @description A short-lived access token and its user.
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
         * @description A user as shown to colleagues and administrators.
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
            organization: components["schemas"]["OrganizationOut"];
            /**
             * Has Pin
             * @description Whether a PIN is set for taking a tablet back from the person.
             */
            has_pin: boolean;
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
         * Verdict
         * @description The measured quality of a whole call, in the same words as the officer's rating.
         * @enum {string}
         */
        Verdict: "good" | "poor" | "failed";
        /**
         * VisitOut
         * @description The call as shown to a guest. The names of its participants are included only after the guest is admitted.
         */
        VisitOut: {
            /**
             * Consult Id
             * Format: uuid
             */
            consult_id: string;
            state: components["schemas"]["GuestState"];
            kind: components["schemas"]["GuestKind"];
            /**
             * Live
             * @description Whether a clinician has the session now.
             */
            live: boolean;
            /** Officer Id */
            officer_id: string | null;
            /** Officer */
            officer: string | null;
            /** Clinician Id */
            clinician_id: string | null;
            /** Clinician */
            clinician: string | null;
            /** Second Id */
            second_id: string | null;
            /** Second */
            second: string | null;
            /** Others */
            others: components["schemas"]["GuestOut"][];
        };
        /**
         * WhichRole
         * @description Which of this browser's sign-ins to use; there is one per role.
         */
        WhichRole: {
            role: components["schemas"]["Role"];
        };
        /**
         * Why
         * @description Why a clinician was not offered a session.
         * @enum {string}
         */
        Why: "off_call" | "break" | "ringing" | "in_session" | "wrap_up" | "closed" | "excluded" | "not_asked" | "license" | "age" | "language" | "skill" | "backup" | "preferred" | "passed" | "ahead" | "idle_less";
        /**
         * Wish
         * @description What a clinician last chose; it takes effect as soon as they have no engagement.
         * @enum {string}
         */
        Wish: "off" | "on_call" | "break";
        /**
         * WrapUpOut
         * @description This clinician's current wrap-up.
         */
        WrapUpOut: {
            /**
             * Consult Id
             * Format: uuid
             */
            consult_id: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Extensions */
            extensions: number;
            /** Extensions Left */
            extensions_left: number;
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
            /** @description `name-taken`: There is already a user or an organization with that name. Choose another. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `wrong-organization`: Officers and supervisors belong to an agency, clinicians to a provider organization.
             *
             *     `weak-password`: That password is too easy to guess. Choose another: several words that have nothing to do with each other.
             */
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
                    "application/json": components["schemas"]["SignInToken"];
                };
            };
            /** @description `wrong-password`: That username and password do not match. Check both and try again. */
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
            /** @description `locked-out`: Too many wrong passwords. Wait ten minutes, or ask your administrator for help. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-busy`: Too many people are signing in right now. Wait a few seconds and try again. */
            503: {
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
                "application/json": components["schemas"]["Renewal"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInToken"];
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
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
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
            /**
             * @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again.
             *
             *     `wrong-password`: That username and password do not match. Check both and try again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `weak-password`: That password is too easy to guess. Choose another: several words that have nothing to do with each other. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `locked-out`: Too many wrong passwords. Wait ten minutes, or ask your administrator for help. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-busy`: Too many people are signing in right now. Wait a few seconds and try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_pin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPin"];
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
            /**
             * @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again.
             *
             *     `wrong-password`: That username and password do not match. Check both and try again.
             */
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
            /** @description `weak-pin`: That PIN is too easy to guess. Choose another. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `locked-out`: Too many wrong passwords. Wait ten minutes, or ask your administrator for help. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-busy`: Too many people are signing in right now. Wait a few seconds and try again. */
            503: {
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
            /**
             * @description `already-in-session`: You already have a session. Finish or cancel it before you start another.
             *
             *     `closed`: No clinician takes sessions at this hour. Please use the 24-hour line.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-place`: There is no such place in this agency. Choose one from the list. */
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    report_step: {
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
                "application/json": components["schemas"]["StepIn"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    answer_call_back: {
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    begin_part: {
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
                "application/json": components["schemas"]["PartIn"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    give_tablet: {
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    take_tablet: {
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
                "application/json": components["schemas"]["Proof"];
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
            /**
             * @description `not-signed-in`: You are not signed in, or your sign-in has expired. Please sign in again.
             *
             *     `wrong-password`: That username and password do not match. Check both and try again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not-allowed`: Your role may not do this.
             *
             *     `wrong-pin`: That PIN is not right. Try again, or use your password.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
            /**
             * @description `pin-locked`: Too many wrong PINs. Use your password.
             *
             *     `locked-out`: Too many wrong passwords. Wait ten minutes, or ask your administrator for help.
             */
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
    answer_privacy: {
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
                "application/json": components["schemas"]["PrivacyIn"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    ask_privacy: {
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    invite_guest: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                consult_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGuest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestRef"];
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
            /**
             * @description `no-such-session`: There is no such session, or it is not yours.
             *
             *     `no-such-guest`: This invitation does not exist, or it is not for one of your sessions.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands.
             *
             *     `call-full`: A call can hold four people at most. Ask someone to leave, or withdraw an invitation, and try again.
             *
             *     `no-texts`: This server does not send text messages. Show the code instead.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `link-over`: This link is no longer valid: it works once, and only for a while. Ask for a new one. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `no-phone-number`: This is not a valid phone number. Include the country code, as in +1 555 010 0100. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-texts`: Too many text messages were sent from this session, by you, or to this number. Show the code instead. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `text-not-sent`: The text message could not be sent. The invitation is still valid: show the code, or try again. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    admit_guest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consult_id: string;
                guest_id: string;
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
            /**
             * @description `no-such-session`: There is no such session, or it is not yours.
             *
             *     `no-such-guest`: This invitation does not exist, or it is not for one of your sessions.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-waiting`: Nobody is waiting with this invitation right now. */
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
    see_guest_out: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                consult_id: string;
                guest_id: string;
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
            /**
             * @description `no-such-session`: There is no such session, or it is not yours.
             *
             *     `no-such-guest`: This invitation does not exist, or it is not for one of your sessions.
             */
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
    open_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIn"];
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
            /** @description `link-over`: This link is no longer valid: it works once, and only for a while. Ask for a new one. */
            410: {
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
    renew_guest: {
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
        };
    };
    leave_call: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    ask_call_back: {
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
                "application/json": components["schemas"]["CallBackIn"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
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
             *     `no-longer-waiting`: This session is no longer waiting: the officer canceled it, or it was closed. You stay on call.
             *
             *     `not-yet`: The officer has moved on and asked to be called back later. The session will ring when it is time.
             *
             *     `engaged`: You still have a session. End it and complete its documentation before you accept another.
             *
             *     `off-call`: You are off call. Go on call before you accept a session.
             *
             *     `lacks-requirement`: This clinician does not meet a requirement of this session.
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decline"];
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
            /** @description `offer-over`: This offer is over: the session went to someone else in the meantime. */
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
    extend_wrap_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Extension"];
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
            /**
             * @description `not-in-wrap-up`: There is no wrap-up to extend.
             *
             *     `no-more-extensions`: Wrap-up cannot be extended any further. The documentation stays open; take a break if you need one.
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
    ask_hand_off: {
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
                "application/json": components["schemas"]["HandOffIn"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands.
             *
             *     `call-full`: A call can hold four people at most. Ask someone to leave, or withdraw an invitation, and try again.
             *
             *     `not-there`: This clinician cannot be rung now: they are off call or busy. Choose another.
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
    call_off_hand_off: {
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    hand_over: {
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands.
             *
             *     `nobody-joined`: No other clinician is in the call yet. Wait for one, or hand the session back to the queue.
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
    hand_back: {
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
                "application/json": components["schemas"]["Reason"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    move: {
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
                "application/json": components["schemas"]["Move"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    assign: {
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
                "application/json": components["schemas"]["Assignment"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands.
             *
             *     `not-there`: This clinician cannot be rung now: they are off call or busy. Choose another.
             *
             *     `lacks-requirement`: This clinician does not meet a requirement of this session.
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
    cancel_for: {
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
                "application/json": components["schemas"]["Reason"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
    keep_check: {
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
                "application/json": components["schemas"]["CheckIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOut"];
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
    echo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EchoIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EchoOut"];
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
            /** @description `echo-off`: The test call is turned off on this server. The other checks still count. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `bad-offer`: The test call's description could not be read. Reload the page and try again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `echo-busy`: Other tablets are being checked right now. Try again in half a minute. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fleet: {
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
                    "application/json": components["schemas"]["TabletRow"][];
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
    keep_quality: {
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
                "application/json": components["schemas"]["SliceIn"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-of-this-call`: This measurement is not from the time of this session's call. It was not kept. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `enough-measures`: There are more measurements than one call can have. This one was not kept. */
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
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
    record_consent: {
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
                "application/json": components["schemas"]["ConsentIn"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands.
             *
             *     `documentation-incomplete`: Some required fields are still empty. Fill them in, then complete the documentation.
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
    not_suitable: {
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
                "application/json": components["schemas"]["NotSuitableIn"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-possible-now`: That is not possible in the session's current state. The screen now shows where it stands. */
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
                /** @description Requested on this day or later, in the agency's time zone. */
                since_day?: string | null;
                /** @description Requested on this day or earlier, in the agency's time zone. */
                until_day?: string | null;
                agency_id?: string | null;
                clinician_id?: string | null;
                kind?: components["schemas"]["Kind"] | null;
                state?: components["schemas"]["State"] | null;
                disposition?: components["schemas"]["Disposition"] | null;
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
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
                    "application/json": components["schemas"]["OfficerSnapshot"] | components["schemas"]["ClinicianSnapshot"] | components["schemas"]["SupervisorSnapshot"] | components["schemas"]["GuestSnapshot"];
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
    get_ice_servers: {
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
                    "application/json": components["schemas"]["IceServers"];
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
            /** @description `no-such-session`: There is no such session, or it is not yours. */
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
    get_ice_servers_to_check: {
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
                    "application/json": components["schemas"]["IceServers"];
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
