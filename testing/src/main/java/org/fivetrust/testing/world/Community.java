package org.fivetrust.testing.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fivetrust.shared.act.Act;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.AccountsClient;
import org.fivetrust.testing.client.AgreementsClient;
import org.fivetrust.testing.client.ArchivesClient;
import org.fivetrust.testing.client.AssetsClient;
import org.fivetrust.testing.client.AuthorityClient;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Caller;
import org.fivetrust.testing.client.EvidenceClient;
import org.fivetrust.testing.client.FundsClient;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.client.SealsClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A community, its people, and the services as each of them calls them. */
public record Community(World world, String code) {

    private static final Set<String> ELECTED = Set.of("reporter", "director", "secretary", "supervisor");

    public String committee() {
        return code + "-committee";
    }

    public String collective() {
        return code + "-collective";
    }

    /** Of one of the community's own people: {@code reporter.c1}. */
    public String login(String person) {
        return person + "." + code;
    }

    /** The token of anybody of this community, with whatever roles. */
    public String person(String name, String... roles) {
        return TestTokens.bearer(login(name), List.of(roles), List.of(code, committee()));
    }

    /** By name the community's own people, by login or token everybody else. */
    public Caller caller(String who) {
        return world.caller(ELECTED.contains(who) ? login(who) : who);
    }

    public AgreementsClient agreements(String who) {
        return new AgreementsClient(caller(who));
    }

    public AccountsClient accounts(String who) {
        return new AccountsClient(caller(who));
    }

    public FundsClient funds(String who) {
        return new FundsClient(caller(who));
    }

    public AssetsClient assets(String who) {
        return new AssetsClient(caller(who));
    }

    public ArchivesClient archives(String who) {
        return new ArchivesClient(caller(who));
    }

    public SealsClient seals(String who) {
        return new SealsClient(caller(who));
    }

    /** The log of whichever service is called. */
    public EvidenceClient evidence(String who) {
        return new EvidenceClient(caller(who));
    }

    /** What an area's service asks agreements-service. */
    public AuthorityClient authority(String area) {
        return new AuthorityClient(world.caller(TestTokens.service(area)));
    }

    public Community urban() {
        return registered("URBAN").agreed(draft -> draft.template("urban"));
    }

    /** With a committee and a collective. */
    public Community converted() {
        return registered("VILLAGE_CONVERTED").agreed(draft -> draft.template("village-converted"));
    }

    /** Known to agreements-service, with its principals. */
    public Community registered(String kind) {
        return registered(kind, null);
    }

    public Community registered(String kind, @Nullable String place) {
        agreements("civil-affairs")
                .registerCommunity(Body.of("code", code, "name", "南湖社区", "kind", kind, "place", place))
                .created();
        register(committee(), "COMMITTEE", "居委会").created();
        if (kind.equals("VILLAGE_CONVERTED")) {
            register(collective(), "COLLECTIVE", "股份合作社").created();
        }
        return this;
    }

    public Reply register(String principal, String kind, String name) {
        return agreements("civil-affairs")
                .registerPrincipal(Body.of("id", principal, "community", code, "kind", kind, "legalName", name));
    }

    /** Notice 14 days before; of 61 representatives 45 present, 31 for. */
    public Map<String, Object> vote() {
        return Body.of(
                "principal",
                committee(),
                "body",
                "RESIDENTS_REPRESENTATIVES",
                "noticeOn",
                "2025-12-01",
                "heldOn",
                "2025-12-15",
                "eligible",
                61,
                "present",
                45,
                "inFavour",
                31,
                "against",
                14,
                "abstained",
                0,
                "subject",
                "委托代管");
    }

    public String resolution() {
        return resolution(vote());
    }

    public String resolution(Map<String, Object> vote) {
        return agreements("director").recordResolution(vote).id();
    }

    /**
     * What is laid before agreements-service, with a resolution of its own unless it names one: all who are present are
     * for it, as two thirds of all must be where a collective agrees.
     */
    public Map<String, Object> terms(UnaryOperator<AgreementDraft> terms) {
        var draft = terms.apply(new AgreementDraft(committee()));
        if (!draft.isResolved()) {
            draft.resolution(
                    resolution(Body.with(vote(), "principal", draft.principal(), "inFavour", 45, "against", 0)));
        }
        return draft.body();
    }

    public Reply draft(UnaryOperator<AgreementDraft> terms) {
        return agreements("director").draftAgreement(terms(terms));
    }

    /** By the committee's director, then by the street. */
    public JsonNode sign(String agreement) {
        agreements("director").signAgreement(agreement).created();
        return agreements("leader").signAgreement(agreement).created();
    }

    /** Drafted and signed: its id. */
    public String agreement(UnaryOperator<AgreementDraft> terms) {
        var id = draft(terms).id();
        assertThat(sign(id).path("status").asString()).isEqualTo("IN_FORCE");
        return id;
    }

    public Community agreed(UnaryOperator<AgreementDraft> terms) {
        agreement(terms);
        return this;
    }

    /** The one agreement of the committee. */
    public String agreement() {
        return agreements("auditor")
                .listAgreements("principal", committee())
                .ids()
                .getFirst();
    }

    public void suspend() {
        agreements("leader")
                .suspendAgreement(agreement(), Map.of("reason", "审计"))
                .ok();
    }

    public void resume() {
        agreements("leader")
                .resumeAgreement(agreement(), Map.of("reason", "完成"))
                .ok();
    }

    public void terminate() {
        terminate(agreement());
    }

    public void terminate(String agreement) {
        agreements("director")
                .terminateAgreement(agreement, Map.of("reason", "收回"))
                .ok();
    }

    public Act act(UnaryOperator<ActDraft> draft) {
        return draft.apply(new ActDraft(this)).act();
    }

    public Act payment(String amount, String payee) {
        return act(draft -> draft.amount(amount).payee(payee));
    }

    public Reply put(Act act) {
        return authority("funds").putAct(act);
    }

    /** A dry run by the reporter, of ten yuan on a day. */
    public JsonNode ruled(String kind, LocalDate on) {
        var act = Body.of("kind", kind, "amount", "10.00", "on", on.toString());
        return agreements("reporter")
                .askRuling(Body.of("principal", committee(), "act", act))
                .ok();
    }

    /** The matter of an act that needs approval. */
    public String opened(Act act) {
        var ruled = put(act).ok();
        assertThat(ruled.path("ruling").asString()).as(ruled.toString()).isEqualTo("NEEDS_PROCEDURE");
        return ruled.path("matter").path("id").asString();
    }

    public String opened(String amount, String payee) {
        return opened(payment(amount, payee));
    }

    public JsonNode matter(String matter) {
        return agreements("auditor").readMatter(matter).ok();
    }

    /** The id of a step, counted from 1. */
    public String step(String matter, int no) {
        return matter(matter).path("steps").get(no - 1).path("id").asString();
    }

    public Reply approve(String who, String matter, int no) {
        return approve(who, matter, no, Body.NOTHING);
    }

    public Reply approve(String who, String matter, int no, Object body) {
        return agreements(who).approveStep(matter, step(matter, no), body);
    }

    /** What somebody is asked to decide. */
    public List<String> mine(String who) {
        return agreements(who).listMatters("mine", true, "limit", 200).ids();
    }
}
