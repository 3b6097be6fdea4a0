package org.fivetrust.testing.client;

/** The operations of archives-service. */
public final class ArchivesClient {

    private final Caller caller;

    public ArchivesClient(Caller caller) {
        this.caller = caller;
    }

    /** Every change said under this idempotency key. */
    public ArchivesClient withKey(String key) {
        return new ArchivesClient(caller.withKey(key));
    }

    public ArchivesClient with(String header, String value) {
        return new ArchivesClient(caller.with(header, value));
    }

    public Reply listRecords(Object... parameters) {
        return caller.get("/v1/records", parameters);
    }

    public Reply fileRecord(Form form) {
        return caller.upload("/v1/records", form.type(), form.bytes());
    }

    /** Bytes that no {@link Form} would hold. */
    public Reply fileRecord(String type, byte[] content) {
        return caller.upload("/v1/records", type, content);
    }

    public Reply readRecord(Object record, Object... parameters) {
        return caller.get("/v1/records/" + record, parameters);
    }

    public Reply readContent(Object record, Object... parameters) {
        return caller.get("/v1/records/" + record + "/content", parameters);
    }

    public Reply requestLoan(Object record, Object body) {
        return caller.post("/v1/records/" + record + "/loans", body);
    }

    public Reply listLoans(Object... parameters) {
        return caller.get("/v1/loans", parameters);
    }

    public Reply readLoan(Object loan, Object... parameters) {
        return caller.get("/v1/loans/" + loan, parameters);
    }

    public Reply handOutLoan(Object loan) {
        return handOutLoan(loan, Body.NOTHING);
    }

    public Reply handOutLoan(Object loan, Object body) {
        return caller.post("/v1/loans/" + loan + "/hand-out", body);
    }

    public Reply takeBackLoan(Object loan, Object body) {
        return caller.post("/v1/loans/" + loan + "/return", body);
    }

    public Reply listRetentionTables(Object... parameters) {
        return caller.get("/v1/retention-tables", parameters);
    }
}
