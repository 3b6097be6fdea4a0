package org.fivetrust.testing.client;

/** The evidence log that every service keeps, under the name of its area. */
public final class EvidenceClient {

    private final Caller caller;

    public EvidenceClient(Caller caller) {
        this.caller = caller;
    }

    /** Every change said under this idempotency key. */
    public EvidenceClient withKey(String key) {
        return new EvidenceClient(caller.withKey(key));
    }

    public EvidenceClient with(String header, String value) {
        return new EvidenceClient(caller.with(header, value));
    }

    public Reply readEvidenceKeys(Object area, Object... parameters) {
        return caller.get("/.well-known/evidence/" + area, parameters);
    }

    public Reply readCheckpoint(Object area, Object... parameters) {
        return caller.get("/v1/logs/" + area + "/checkpoint", parameters);
    }

    public Reply proveConsistency(Object area, Object... parameters) {
        return caller.get("/v1/logs/" + area + "/consistency", parameters);
    }

    public Reply readLogKeys(Object area, Object... parameters) {
        return caller.get("/v1/logs/" + area + "/keys", parameters);
    }

    public Reply listLeaves(Object area, Object... parameters) {
        return caller.get("/v1/logs/" + area + "/leaves", parameters);
    }

    public Reply proveLeaf(Object area, Object... parameters) {
        return caller.get("/v1/logs/" + area + "/proofs", parameters);
    }

    public Reply listAccesses(Object area, Object... parameters) {
        return caller.get("/v1/logs/" + area + "/accesses", parameters);
    }

    public Reply verifyLog(Object area) {
        return verifyLog(area, Body.NOTHING);
    }

    public Reply verifyLog(Object area, Object body) {
        return caller.post("/v1/logs/" + area + "/verifications", body);
    }

    public Reply readVerification(Object area, Object verification, Object... parameters) {
        return caller.get("/v1/logs/" + area + "/verifications/" + verification, parameters);
    }
}
