package org.fivetrust.testing.client;

/** The operations of seals-service. */
public final class SealsClient {

    private final Caller caller;

    public SealsClient(Caller caller) {
        this.caller = caller;
    }

    /** Every change said under this idempotency key. */
    public SealsClient withKey(String key) {
        return new SealsClient(caller.withKey(key));
    }

    public SealsClient with(String header, String value) {
        return new SealsClient(caller.with(header, value));
    }

    public Reply listSeals(Object... parameters) {
        return caller.get("/v1/seals", parameters);
    }

    public Reply registerSeal(Object body) {
        return caller.post("/v1/seals", body);
    }

    public Reply readSeal(Object seal, Object... parameters) {
        return caller.get("/v1/seals/" + seal, parameters);
    }

    public Reply readRegister(Object seal, Object... parameters) {
        return caller.get("/v1/seals/" + seal + "/register", parameters);
    }

    public Reply listSealRequests(Object... parameters) {
        return caller.get("/v1/seal-requests", parameters);
    }

    public Reply requestImprint(Object body) {
        return caller.post("/v1/seal-requests", body);
    }

    public Reply readSealRequest(Object request, Object... parameters) {
        return caller.get("/v1/seal-requests/" + request, parameters);
    }

    public Reply imprint(Object request, Object body) {
        return caller.post("/v1/seal-requests/" + request + "/imprints", body);
    }

    public Reply readRefusalList(Object... parameters) {
        return caller.get("/v1/refusal-list", parameters);
    }
}
