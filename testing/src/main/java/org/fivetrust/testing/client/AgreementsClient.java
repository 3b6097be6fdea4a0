package org.fivetrust.testing.client;

/** The operations of agreements-service. */
public final class AgreementsClient {

    private final Caller caller;

    public AgreementsClient(Caller caller) {
        this.caller = caller;
    }

    /** Every change said under this idempotency key. */
    public AgreementsClient withKey(String key) {
        return new AgreementsClient(caller.withKey(key));
    }

    public AgreementsClient with(String header, String value) {
        return new AgreementsClient(caller.with(header, value));
    }

    public Reply readAuthzenMetadata(Object... parameters) {
        return caller.get("/.well-known/authzen-configuration", parameters);
    }

    public Reply readWarrantKeys(Object... parameters) {
        return caller.get("/.well-known/jwks.json", parameters);
    }

    public Reply evaluate(Object body) {
        return caller.post("/access/v1/evaluation", body);
    }

    public Reply evaluateAll(Object body) {
        return caller.post("/access/v1/evaluations", body);
    }

    public Reply searchActions(Object body) {
        return caller.post("/access/v1/search/action", body);
    }

    public Reply searchResources(Object body) {
        return caller.post("/access/v1/search/resource", body);
    }

    public Reply searchSubjects(Object body) {
        return caller.post("/access/v1/search/subject", body);
    }

    public Reply listDuties(Object... parameters) {
        return caller.get("/v1/agreement-duties", parameters);
    }

    public Reply listTemplates(Object... parameters) {
        return caller.get("/v1/agreement-templates", parameters);
    }

    public Reply readTemplate(Object code, Object... parameters) {
        return caller.get("/v1/agreement-templates/" + code, parameters);
    }

    public Reply listAgreements(Object... parameters) {
        return caller.get("/v1/agreements", parameters);
    }

    public Reply draftAgreement(Object body) {
        return caller.post("/v1/agreements", body);
    }

    public Reply readAgreement(Object agreement, Object... parameters) {
        return caller.get("/v1/agreements/" + agreement, parameters);
    }

    public Reply amendAgreement(Object agreement, Object body) {
        return caller.post("/v1/agreements/" + agreement + "/amendments", body);
    }

    public Reply listFilings(Object agreement, Object... parameters) {
        return caller.get("/v1/agreements/" + agreement + "/filings", parameters);
    }

    public Reply fileAgreement(Object agreement, Object body) {
        return caller.post("/v1/agreements/" + agreement + "/filings", body);
    }

    public Reply listHandovers(Object agreement, Object... parameters) {
        return caller.get("/v1/agreements/" + agreement + "/handovers", parameters);
    }

    public Reply openHandover(Object agreement, Object body) {
        return caller.post("/v1/agreements/" + agreement + "/handovers", body);
    }

    public Reply listOpenMatters(Object agreement, Object... parameters) {
        return caller.get("/v1/agreements/" + agreement + "/open-matters", parameters);
    }

    public Reply renewAgreement(Object agreement, Object body) {
        return caller.post("/v1/agreements/" + agreement + "/renewals", body);
    }

    public Reply replayAgreement(Object agreement, Object body, Object... parameters) {
        return caller.post("/v1/agreements/" + agreement + "/replays", body, parameters);
    }

    public Reply resumeAgreement(Object agreement, Object body) {
        return caller.post("/v1/agreements/" + agreement + "/resumption", body);
    }

    public Reply listReviews(Object agreement, Object... parameters) {
        return caller.get("/v1/agreements/" + agreement + "/reviews", parameters);
    }

    public Reply reviewAgreement(Object agreement, Object body) {
        return caller.post("/v1/agreements/" + agreement + "/reviews", body);
    }

    public Reply signAgreement(Object agreement) {
        return signAgreement(agreement, Body.NOTHING);
    }

    public Reply signAgreement(Object agreement, Object body) {
        return caller.post("/v1/agreements/" + agreement + "/signatures", body);
    }

    public Reply suspendAgreement(Object agreement, Object body) {
        return caller.post("/v1/agreements/" + agreement + "/suspension", body);
    }

    public Reply terminateAgreement(Object agreement, Object body) {
        return caller.post("/v1/agreements/" + agreement + "/termination", body);
    }

    public Reply listVersions(Object agreement, Object... parameters) {
        return caller.get("/v1/agreements/" + agreement + "/versions", parameters);
    }

    public Reply listDays(Object... parameters) {
        return caller.get("/v1/calendar", parameters);
    }

    public Reply readDay(Object day, Object... parameters) {
        return caller.get("/v1/calendar/days/" + day, parameters);
    }

    public Reply readDueDay(Object... parameters) {
        return caller.get("/v1/calendar/due", parameters);
    }

    public Reply listCalendarImports(Object... parameters) {
        return caller.get("/v1/calendar/imports", parameters);
    }

    public Reply importDays(Object body, Object... parameters) {
        return caller.post("/v1/calendar/imports", body, parameters);
    }

    public Reply importCalendar(String type, byte[] content, Object... parameters) {
        return caller.upload("/v1/calendar/imports", type, content, parameters);
    }

    public Reply readCalendarImport(Object calendar, Object... parameters) {
        return caller.get("/v1/calendar/imports/" + calendar, parameters);
    }

    public Reply listCommunities(Object... parameters) {
        return caller.get("/v1/communities", parameters);
    }

    public Reply registerCommunity(Object body) {
        return caller.post("/v1/communities", body);
    }

    public Reply listDelegations(Object... parameters) {
        return caller.get("/v1/delegations", parameters);
    }

    public Reply delegate(Object body) {
        return caller.post("/v1/delegations", body);
    }

    public Reply readDelegation(Object delegation, Object... parameters) {
        return caller.get("/v1/delegations/" + delegation, parameters);
    }

    public Reply revokeDelegation(Object delegation) {
        return revokeDelegation(delegation, Body.NOTHING);
    }

    public Reply revokeDelegation(Object delegation, Object body) {
        return caller.post("/v1/delegations/" + delegation + "/revocation", body);
    }

    public Reply listElections(Object... parameters) {
        return caller.get("/v1/elections", parameters);
    }

    public Reply recordElection(Object body) {
        return caller.post("/v1/elections", body);
    }

    public Reply readElection(Object election, Object... parameters) {
        return caller.get("/v1/elections/" + election, parameters);
    }

    public Reply completeElection(Object election, Object body) {
        return caller.post("/v1/elections/" + election + "/hand-over", body);
    }

    public Reply orderHandOver(Object election, Object body) {
        return caller.post("/v1/elections/" + election + "/order", body);
    }

    public Reply listEventTypes() {
        return caller.get("/v1/event-types");
    }

    public Reply listEvents(Object... parameters) {
        return caller.get("/v1/events", parameters);
    }

    public Reply readHandover(Object handover, Object... parameters) {
        return caller.get("/v1/handovers/" + handover, parameters);
    }

    public Reply receiveArrivals(Object handover, Object body) {
        return caller.post("/v1/handovers/" + handover + "/arrivals", body);
    }

    public Reply signHandover(Object handover, Object body) {
        return caller.post("/v1/handovers/" + handover + "/signatures", body);
    }

    public Reply voidMissing(Object handover, Object body) {
        return caller.post("/v1/handovers/" + handover + "/voids", body);
    }

    public Reply listLegalDemands(Object... parameters) {
        return caller.get("/v1/legal-demands", parameters);
    }

    public Reply listMatters(Object... parameters) {
        return caller.get("/v1/matters", parameters);
    }

    public Reply countMatters(Object... parameters) {
        return caller.get("/v1/matters/counts", parameters);
    }

    public Reply followMatters(Object... parameters) {
        return caller.get("/v1/matters/events", parameters);
    }

    public Reply readMatter(Object matter, Object... parameters) {
        return caller.get("/v1/matters/" + matter, parameters);
    }

    public Reply listActors(Object matter, Object... parameters) {
        return caller.get("/v1/matters/" + matter + "/actors", parameters);
    }

    public Reply confirmEvidence(Object matter, Object body) {
        return caller.post("/v1/matters/" + matter + "/evidence-confirmations", body);
    }

    public Reply requestExtension(Object matter, Object body) {
        return caller.post("/v1/matters/" + matter + "/extensions", body);
    }

    public Reply decideExtension(Object matter, Object extension, Object body) {
        return caller.post("/v1/matters/" + matter + "/extensions/" + extension + "/decision", body);
    }

    public Reply handOn(Object matter, Object body) {
        return caller.post("/v1/matters/" + matter + "/handings", body);
    }

    public Reply acceptReassignment(Object matter, Object reassignment) {
        return acceptReassignment(matter, reassignment, Body.NOTHING);
    }

    public Reply acceptReassignment(Object matter, Object reassignment, Object body) {
        return caller.post("/v1/matters/" + matter + "/handings/" + reassignment + "/acceptance", body);
    }

    public Reply bringPapers(Object matter, Object body) {
        return caller.post("/v1/matters/" + matter + "/papers", body);
    }

    public Reply pauseMatter(Object matter, Object body) {
        return caller.post("/v1/matters/" + matter + "/pauses", body);
    }

    public Reply resubmitMatter(Object matter) {
        return resubmitMatter(matter, Body.NOTHING);
    }

    public Reply resubmitMatter(Object matter, Object body) {
        return caller.post("/v1/matters/" + matter + "/resubmit", body);
    }

    public Reply resumeMatter(Object matter) {
        return resumeMatter(matter, Body.NOTHING);
    }

    public Reply resumeMatter(Object matter, Object body) {
        return caller.post("/v1/matters/" + matter + "/resumption", body);
    }

    public Reply approveStep(Object matter, Object step) {
        return approveStep(matter, step, Body.NOTHING);
    }

    public Reply approveStep(Object matter, Object step, Object body) {
        return caller.post("/v1/matters/" + matter + "/steps/" + step + "/approve", body);
    }

    public Reply rejectStep(Object matter, Object step, Object body) {
        return caller.post("/v1/matters/" + matter + "/steps/" + step + "/reject", body);
    }

    public Reply returnStep(Object matter, Object step, Object body) {
        return caller.post("/v1/matters/" + matter + "/steps/" + step + "/return", body);
    }

    public Reply withdrawMatter(Object matter) {
        return withdrawMatter(matter, Body.NOTHING);
    }

    public Reply withdrawMatter(Object matter, Object body) {
        return caller.post("/v1/matters/" + matter + "/withdraw", body);
    }

    public Reply listDemandRules(Object... parameters) {
        return caller.get("/v1/meeting-demand-rules", parameters);
    }

    public Reply listDemands(Object... parameters) {
        return caller.get("/v1/meeting-demands", parameters);
    }

    public Reply recordDemand(Object body) {
        return caller.post("/v1/meeting-demands", body);
    }

    public Reply readDemand(Object demand, Object... parameters) {
        return caller.get("/v1/meeting-demands/" + demand, parameters);
    }

    public Reply answerDemand(Object demand, Object body) {
        return caller.post("/v1/meeting-demands/" + demand + "/resolution", body);
    }

    public Reply listMeetingRules(Object... parameters) {
        return caller.get("/v1/meeting-rules", parameters);
    }

    public Reply listPrincipals(Object... parameters) {
        return caller.get("/v1/principals", parameters);
    }

    public Reply registerPrincipal(Object body) {
        return caller.post("/v1/principals", body);
    }

    public Reply listRelatedParties(Object... parameters) {
        return caller.get("/v1/related-parties", parameters);
    }

    public Reply registerRelatedParty(Object body) {
        return caller.post("/v1/related-parties", body);
    }

    public Reply endRelatedParty(Object party) {
        return endRelatedParty(party, Body.NOTHING);
    }

    public Reply endRelatedParty(Object party, Object body) {
        return caller.post("/v1/related-parties/" + party + "/end", body);
    }

    public Reply listResolutions(Object... parameters) {
        return caller.get("/v1/resolutions", parameters);
    }

    public Reply recordResolution(Object body) {
        return caller.post("/v1/resolutions", body);
    }

    public Reply readResolution(Object resolution, Object... parameters) {
        return caller.get("/v1/resolutions/" + resolution, parameters);
    }

    public Reply listRulings(Object... parameters) {
        return caller.get("/v1/rulings", parameters);
    }

    public Reply askRuling(Object body) {
        return caller.post("/v1/rulings", body);
    }

    public Reply readRuling(Object ruling, Object... parameters) {
        return caller.get("/v1/rulings/" + ruling, parameters);
    }

    public Reply listSigningKeys(Object... parameters) {
        return caller.get("/v1/signing-keys", parameters);
    }

    public Reply readWarrant(Object warrant, Object... parameters) {
        return caller.get("/v1/warrants/" + warrant, parameters);
    }

    public Reply listWebhooks(Object... parameters) {
        return caller.get("/v1/webhooks", parameters);
    }

    public Reply subscribe(Object body) {
        return caller.post("/v1/webhooks", body);
    }

    public Reply readWebhook(Object webhook, Object... parameters) {
        return caller.get("/v1/webhooks/" + webhook, parameters);
    }

    public Reply changeWebhook(Object webhook, Object body) {
        return caller.patch("/v1/webhooks/" + webhook, body);
    }

    public Reply endWebhook(Object webhook) {
        return caller.delete("/v1/webhooks/" + webhook);
    }

    public Reply listDeliveries(Object webhook, Object... parameters) {
        return caller.get("/v1/webhooks/" + webhook + "/deliveries", parameters);
    }

    public Reply readDelivery(Object webhook, Object delivery, Object... parameters) {
        return caller.get("/v1/webhooks/" + webhook + "/deliveries/" + delivery, parameters);
    }

    public Reply retryDelivery(Object webhook, Object delivery) {
        return retryDelivery(webhook, delivery, Body.NOTHING);
    }

    public Reply retryDelivery(Object webhook, Object delivery, Object body) {
        return caller.post("/v1/webhooks/" + webhook + "/deliveries/" + delivery + "/retry", body);
    }

    public Reply pingWebhook(Object webhook) {
        return pingWebhook(webhook, Body.NOTHING);
    }

    public Reply pingWebhook(Object webhook, Object body) {
        return caller.post("/v1/webhooks/" + webhook + "/ping", body);
    }

    public Reply replayEvents(Object webhook, Object body) {
        return caller.post("/v1/webhooks/" + webhook + "/replays", body);
    }

    public Reply rotateSecret(Object webhook) {
        return rotateSecret(webhook, Body.NOTHING);
    }

    public Reply rotateSecret(Object webhook, Object body) {
        return caller.post("/v1/webhooks/" + webhook + "/secret", body);
    }
}
