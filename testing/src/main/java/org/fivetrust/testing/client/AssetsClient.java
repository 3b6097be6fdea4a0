package org.fivetrust.testing.client;

/** The operations of assets-service. */
public final class AssetsClient {

    private final Caller caller;

    public AssetsClient(Caller caller) {
        this.caller = caller;
    }

    /** Every change said under this idempotency key. */
    public AssetsClient withKey(String key) {
        return new AssetsClient(caller.withKey(key));
    }

    public AssetsClient with(String header, String value) {
        return new AssetsClient(caller.with(header, value));
    }

    public Reply listAssets(Object... parameters) {
        return caller.get("/v1/assets", parameters);
    }

    public Reply registerAsset(Object body) {
        return caller.post("/v1/assets", body);
    }

    public Reply readAsset(Object asset, Object... parameters) {
        return caller.get("/v1/assets/" + asset, parameters);
    }

    public Reply readSchedule(Object asset, Object... parameters) {
        return caller.get("/v1/assets/" + asset + "/schedule", parameters);
    }

    public Reply improveAsset(Object asset, Object body) {
        return caller.post("/v1/assets/" + asset + "/improvements", body);
    }

    public Reply changeEstimate(Object asset, Object body) {
        return caller.post("/v1/assets/" + asset + "/estimates", body);
    }

    public Reply readMeter(Object asset, Object body) {
        return caller.post("/v1/assets/" + asset + "/readings", body);
    }

    public Reply listAssetHistory(Object asset, Object... parameters) {
        return caller.get("/v1/assets/" + asset + "/history", parameters);
    }

    public Reply runDepreciation(Object body, Object... parameters) {
        return caller.post("/v1/depreciation-runs", body, parameters);
    }

    public Reply listDepreciationRuns(Object... parameters) {
        return caller.get("/v1/depreciation-runs", parameters);
    }

    public Reply readDepreciationRun(Object run, Object... parameters) {
        return caller.get("/v1/depreciation-runs/" + run, parameters);
    }

    public Reply listDepreciationLines(Object run, Object... parameters) {
        return caller.get("/v1/depreciation-runs/" + run + "/lines", parameters);
    }

    public Reply listDisposals(Object... parameters) {
        return caller.get("/v1/disposals", parameters);
    }

    public Reply requestDisposal(Object body) {
        return caller.post("/v1/disposals", body);
    }

    public Reply readDisposal(Object disposal, Object... parameters) {
        return caller.get("/v1/disposals/" + disposal, parameters);
    }

    public Reply executeDisposal(Object disposal) {
        return executeDisposal(disposal, Body.NOTHING);
    }

    public Reply executeDisposal(Object disposal, Object body) {
        return caller.post("/v1/disposals/" + disposal + "/execute", body);
    }

    public Reply listLeases(Object... parameters) {
        return caller.get("/v1/leases", parameters);
    }

    public Reply requestLease(Object body) {
        return caller.post("/v1/leases", body);
    }

    public Reply requestLeaseRenewal(Object lease, Object body) {
        return caller.post("/v1/leases/" + lease + "/renewal", body);
    }

    public Reply readLease(Object lease, Object... parameters) {
        return caller.get("/v1/leases/" + lease, parameters);
    }

    public Reply readLeaseRents(Object lease, Object... parameters) {
        return caller.get("/v1/leases/" + lease + "/rents", parameters);
    }

    public Reply enterLease(Object lease) {
        return enterLease(lease, Body.NOTHING);
    }

    public Reply enterLease(Object lease, Object body) {
        return caller.post("/v1/leases/" + lease + "/enter", body);
    }

    public Reply requestRentWaiver(Object lease, Object body) {
        return caller.post("/v1/leases/" + lease + "/waivers", body);
    }

    public Reply listRentWaivers(Object lease, Object... parameters) {
        return caller.get("/v1/leases/" + lease + "/waivers", parameters);
    }

    public Reply readRentWaiver(Object waiver, Object... parameters) {
        return caller.get("/v1/rent-waivers/" + waiver, parameters);
    }

    public Reply grantRentWaiver(Object waiver) {
        return grantRentWaiver(waiver, Body.NOTHING);
    }

    public Reply grantRentWaiver(Object waiver, Object body) {
        return caller.post("/v1/rent-waivers/" + waiver + "/grant", body);
    }

    public Reply requestLeaseEnd(Object lease, Object body) {
        return caller.post("/v1/leases/" + lease + "/termination", body);
    }

    public Reply readLeaseEnd(Object end, Object... parameters) {
        return caller.get("/v1/lease-ends/" + end, parameters);
    }

    public Reply endLease(Object end) {
        return endLease(end, Body.NOTHING);
    }

    public Reply endLease(Object end, Object body) {
        return caller.post("/v1/lease-ends/" + end + "/end", body);
    }

    public Reply demandRent(Object lease, Object body) {
        return caller.post("/v1/leases/" + lease + "/demands", body);
    }

    public Reply listRentDemands(Object lease, Object... parameters) {
        return caller.get("/v1/leases/" + lease + "/demands", parameters);
    }
}
