package org.fivetrust.shared.kernel;

import static org.fivetrust.shared.kernel.Roles.AGENCY_ACCOUNTANT;
import static org.fivetrust.shared.kernel.Roles.ARCHIVIST;
import static org.fivetrust.shared.kernel.Roles.AUDITOR;
import static org.fivetrust.shared.kernel.Roles.CASHIER;
import static org.fivetrust.shared.kernel.Roles.CENTRE_HEAD;
import static org.fivetrust.shared.kernel.Roles.CIVIL_AFFAIRS_OFFICER;
import static org.fivetrust.shared.kernel.Roles.COMMITTEE_DIRECTOR;
import static org.fivetrust.shared.kernel.Roles.DISTRICT_SYSTEM;
import static org.fivetrust.shared.kernel.Roles.PARTY_SECRETARY;
import static org.fivetrust.shared.kernel.Roles.RELEASER;
import static org.fivetrust.shared.kernel.Roles.REPORTER;
import static org.fivetrust.shared.kernel.Roles.REVIEWER;
import static org.fivetrust.shared.kernel.Roles.SEAL_CUSTODIAN;
import static org.fivetrust.shared.kernel.Roles.SUBDISTRICT_LEADER;
import static org.fivetrust.shared.kernel.Roles.SUBDISTRICT_PRINCIPAL;
import static org.fivetrust.shared.kernel.Roles.SUPERVISOR;

import java.util.List;

/** Operations that are open to some roles only; a refusal names the roles in this order. */
public enum Permission {
    REGISTER_COMMUNITIES(CIVIL_AFFAIRS_OFFICER, CENTRE_HEAD, SUBDISTRICT_LEADER, SUBDISTRICT_PRINCIPAL),
    KEEP_CALENDAR(CIVIL_AFFAIRS_OFFICER, CENTRE_HEAD),
    KEEP_RELATED_PARTIES(CIVIL_AFFAIRS_OFFICER, CENTRE_HEAD),
    READ_RELATED_PARTIES(CIVIL_AFFAIRS_OFFICER, CENTRE_HEAD, AUDITOR),
    RECORD_RESOLUTIONS(REPORTER, COMMITTEE_DIRECTOR, CIVIL_AFFAIRS_OFFICER, CENTRE_HEAD),
    /** Supervisors too: a demand may be against the committee's will. */
    RECORD_MEETING_DEMANDS(REPORTER, COMMITTEE_DIRECTOR, SUPERVISOR, CIVIL_AFFAIRS_OFFICER, CENTRE_HEAD),
    DRAFT_AGREEMENTS(CIVIL_AFFAIRS_OFFICER, CENTRE_HEAD, REPORTER, COMMITTEE_DIRECTOR),
    SIGN_AGREEMENTS(COMMITTEE_DIRECTOR, SUBDISTRICT_LEADER),
    /** The signatories on their own; the others on an order with a number. */
    SUSPEND_AGREEMENTS(COMMITTEE_DIRECTOR, SUBDISTRICT_LEADER, SUPERVISOR, SUBDISTRICT_PRINCIPAL),
    FILE_DUTIES(CIVIL_AFFAIRS_OFFICER, CENTRE_HEAD, COMMITTEE_DIRECTOR),
    REVIEW_DUTIES(COMMITTEE_DIRECTOR, SUPERVISOR, SUBDISTRICT_LEADER),
    KEEP_ELECTIONS(CIVIL_AFFAIRS_OFFICER, CENTRE_HEAD),
    ORDER_HANDOVERS(SUBDISTRICT_LEADER, SUBDISTRICT_PRINCIPAL),
    OVERSEE_DELEGATIONS(CENTRE_HEAD, SUBDISTRICT_LEADER, SUBDISTRICT_PRINCIPAL, AUDITOR),
    COMPARE_AGREEMENTS(
            CIVIL_AFFAIRS_OFFICER,
            CENTRE_HEAD,
            COMMITTEE_DIRECTOR,
            PARTY_SECRETARY,
            SUPERVISOR,
            REPORTER,
            SUBDISTRICT_LEADER,
            SUBDISTRICT_PRINCIPAL,
            AUDITOR,
            DISTRICT_SYSTEM),
    ASK_ABOUT_OTHERS(DISTRICT_SYSTEM, AUDITOR, CENTRE_HEAD),
    /** They read every matter of their scope, so its news is theirs too. */
    FOLLOW_MATTERS(AUDITOR, DISTRICT_SYSTEM, CENTRE_HEAD, CIVIL_AFFAIRS_OFFICER),
    SUBSCRIBE(DISTRICT_SYSTEM, CENTRE_HEAD),
    READ_ALL_SUBSCRIPTIONS(CENTRE_HEAD),
    PROPOSE_POSTING_RULES(AGENCY_ACCOUNTANT),
    /** Of somebody else's proposal. */
    DECIDE_POSTING_RULES(REVIEWER, CENTRE_HEAD),
    GRANT_AUDIT_MANDATES(CENTRE_HEAD),
    DRAW_SAMPLES(AUDITOR, CENTRE_HEAD),
    KEEP_STATEMENT_LAYOUTS(AGENCY_ACCOUNTANT, CENTRE_HEAD),
    OPEN_BANK_ACCOUNTS(CASHIER, CENTRE_HEAD),
    ADOPT_BUDGETS(AGENCY_ACCOUNTANT, CENTRE_HEAD),
    MAKE_TRANSFERS(CASHIER, RELEASER),
    OPEN_EARMARKS(AGENCY_ACCOUNTANT, CENTRE_HEAD),
    ENTER_CONTRACTS(AGENCY_ACCOUNTANT, CENTRE_HEAD),
    GRANT_IMPREST(AGENCY_ACCOUNTANT, CENTRE_HEAD),
    PREPARE_PAYMENTS(CASHIER),
    /** Not by the person who prepared it. */
    RELEASE_PAYMENTS(RELEASER),
    MAKE_BANK_FILES(CASHIER),
    TAKE_BANK_ANSWERS(CASHIER),
    /** The role that owns the alert. */
    EXPLAIN_ALERTS(REPORTER, COMMITTEE_DIRECTOR, CASHIER, AGENCY_ACCOUNTANT, RELEASER, CENTRE_HEAD),
    /** By who neither explained it nor had a part in it. */
    CLOSE_ALERTS(SUPERVISOR, CENTRE_HEAD, SUBDISTRICT_LEADER, SUBDISTRICT_PRINCIPAL),
    /** One of them records it, another one confirms it. */
    RETURN_PAYMENTS(CASHIER, RELEASER),
    EXECUTE_DISPOSALS(AGENCY_ACCOUNTANT, CENTRE_HEAD),
    ENTER_LEASES(AGENCY_ACCOUNTANT, CENTRE_HEAD),
    HAND_OUT_RECORDS(ARCHIVIST),
    IMPRINT_SEALS(SEAL_CUSTODIAN),
    VERIFY_LOGS(AUDITOR, CENTRE_HEAD);

    private final List<String> roles;

    Permission(String... roles) {
        this.roles = List.of(roles);
    }

    public List<String> inOrder() {
        return roles;
    }

    public String[] roles() {
        return roles.toArray(String[]::new);
    }
}
