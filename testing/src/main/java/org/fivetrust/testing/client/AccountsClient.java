package org.fivetrust.testing.client;

/** The operations of accounts-service. */
public final class AccountsClient {

    private final Caller caller;

    public AccountsClient(Caller caller) {
        this.caller = caller;
    }

    /** Every change said under this idempotency key. */
    public AccountsClient withKey(String key) {
        return new AccountsClient(caller.withKey(key));
    }

    public AccountsClient with(String header, String value) {
        return new AccountsClient(caller.with(header, value));
    }

    public Reply listAuditMandates(Object... parameters) {
        return caller.get("/v1/audit-mandates", parameters);
    }

    public Reply grantAuditMandate(Object body) {
        return caller.post("/v1/audit-mandates", body);
    }

    public Reply readAuditMandate(Object mandate, Object... parameters) {
        return caller.get("/v1/audit-mandates/" + mandate, parameters);
    }

    public Reply revokeAuditMandate(Object mandate, Object body) {
        return caller.post("/v1/audit-mandates/" + mandate + "/revocation", body);
    }

    public Reply listBooks(Object... parameters) {
        return caller.get("/v1/books", parameters);
    }

    public Reply openBook(Object body) {
        return caller.post("/v1/books", body);
    }

    public Reply readBook(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book, parameters);
    }

    public Reply listAccounts(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/accounts", parameters);
    }

    public Reply openAccount(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/accounts", body);
    }

    public Reply exportForAudit(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/audit-export", parameters);
    }

    public Reply readAuxiliaryLedger(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/auxiliary-ledger", parameters);
    }

    public Reply readBankJournal(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/bank-journal", parameters);
    }

    public Reply readCashJournal(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/cash-journal", parameters);
    }

    public Reply setClosingCheck(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/closing-checks", body);
    }

    public Reply listDimensions(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/dimensions", parameters);
    }

    public Reply defineDimension(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/dimensions", body);
    }

    public Reply addDimensionValues(Object book, Object dimension, Object body) {
        return caller.post("/v1/books/" + book + "/dimensions/" + dimension + "/values", body);
    }

    public Reply exportBook(Object book, Object format, Object... parameters) {
        return caller.get("/v1/books/" + book + "/exports/" + format, parameters);
    }

    public Reply readGeneralLedger(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/general-ledger", parameters);
    }

    public Reply readHandoverSheet(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/handover-sheet", parameters);
    }

    public Reply importVouchers(Object book, String type, byte[] content, Object... parameters) {
        return caller.upload("/v1/books/" + book + "/imports", type, content, parameters);
    }

    public Reply takeOverBook(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/imports/take-over", body);
    }

    public Reply readJournal(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/journal", parameters);
    }

    public Reply readLedger(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/ledger", parameters);
    }

    public Reply printGeneralLedger(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/general-ledger/print", parameters);
    }

    public Reply printCashJournal(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/cash-journal/print", parameters);
    }

    public Reply printBankJournal(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/bank-journal/print", parameters);
    }

    public Reply printTrialBalance(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/trial-balance/print", parameters);
    }

    public Reply printLedger(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/ledger/print", parameters);
    }

    public Reply listOperations(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/operations", parameters);
    }

    public Reply listPeriods(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/periods", parameters);
    }

    public Reply closeMonth(Object book, Object period) {
        return closeMonth(book, period, Body.NOTHING);
    }

    public Reply closeMonth(Object book, Object period, Object body) {
        return caller.post("/v1/books/" + book + "/periods/" + period + "/close", body);
    }

    public Reply drawSample(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/samples", body);
    }

    public Reply enterStatementFigure(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/statement-figures", body);
    }

    public Reply listStatementLayouts(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/statement-layouts", parameters);
    }

    public Reply copyStatementLayout(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/statement-layouts", body);
    }

    public Reply readStatementLayout(Object book, Object layout, Object... parameters) {
        return caller.get("/v1/books/" + book + "/statement-layouts/" + layout, parameters);
    }

    public Reply changeStatementLayout(Object book, Object layout, Object body) {
        return caller.put("/v1/books/" + book + "/statement-layouts/" + layout + "/lines", body);
    }

    public Reply readStatement(Object book, Object name, Object... parameters) {
        return caller.get("/v1/books/" + book + "/statements/" + name, parameters);
    }

    public Reply openStatementLine(Object book, Object name, Object number, Object... parameters) {
        return caller.get("/v1/books/" + book + "/statements/" + name + "/lines/" + number, parameters);
    }

    public Reply exportStatement(Object book, Object name, Object... parameters) {
        return caller.get("/v1/books/" + book + "/statements/" + name + "/xlsx", parameters);
    }

    public Reply printStatement(Object book, Object name, Object... parameters) {
        return caller.get("/v1/books/" + book + "/statements/" + name + "/print", parameters);
    }

    public Reply readTrialBalance(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/trial-balance", parameters);
    }

    public Reply listUnitNames(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/unit-names", parameters);
    }

    public Reply nameUnit(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/unit-names", body);
    }

    public Reply listVouchers(Object book, Object... parameters) {
        return caller.get("/v1/books/" + book + "/vouchers", parameters);
    }

    public Reply draftVoucher(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/vouchers", body);
    }

    public Reply postVouchers(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/vouchers/post", body);
    }

    public Reply reviewVouchers(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/vouchers/review", body);
    }

    public Reply submitVouchers(Object book, Object body) {
        return caller.post("/v1/books/" + book + "/vouchers/submit", body);
    }

    public Reply closeYear(Object book, Object year) {
        return closeYear(book, year, Body.NOTHING);
    }

    public Reply closeYear(Object book, Object year, Object body) {
        return caller.post("/v1/books/" + book + "/years/" + year + "/close", body);
    }

    public Reply listPostingRules(Object... parameters) {
        return caller.get("/v1/posting-rules", parameters);
    }

    public Reply listPostingRuleProposals(Object... parameters) {
        return caller.get("/v1/posting-rules/proposals", parameters);
    }

    public Reply proposePostingRule(Object body) {
        return caller.post("/v1/posting-rules/proposals", body);
    }

    public Reply approvePostingRule(Object proposal) {
        return approvePostingRule(proposal, Body.NOTHING);
    }

    public Reply approvePostingRule(Object proposal, Object body) {
        return caller.post("/v1/posting-rules/proposals/" + proposal + "/approve", body);
    }

    public Reply rejectPostingRule(Object proposal, Object body) {
        return caller.post("/v1/posting-rules/proposals/" + proposal + "/reject", body);
    }

    public Reply readSample(Object sample, Object... parameters) {
        return caller.get("/v1/samples/" + sample, parameters);
    }

    public Reply readVoucher(Object voucher, Object... parameters) {
        return caller.get("/v1/vouchers/" + voucher, parameters);
    }

    public Reply changeVoucher(Object voucher, Object body) {
        return caller.put("/v1/vouchers/" + voucher, body);
    }

    public Reply readBookingInformation(Object voucher, Object... parameters) {
        return caller.get("/v1/vouchers/" + voucher + "/booking-information", parameters);
    }

    public Reply discardVoucher(Object voucher) {
        return discardVoucher(voucher, Body.NOTHING);
    }

    public Reply discardVoucher(Object voucher, Object body) {
        return caller.post("/v1/vouchers/" + voucher + "/discard", body);
    }

    public Reply postVoucher(Object voucher) {
        return postVoucher(voucher, Body.NOTHING);
    }

    public Reply postVoucher(Object voucher, Object body) {
        return caller.post("/v1/vouchers/" + voucher + "/post", body);
    }

    public Reply printVoucher(Object voucher, Object... parameters) {
        return caller.get("/v1/vouchers/" + voucher + "/print", parameters);
    }

    public Reply proveVoucher(Object voucher, Object... parameters) {
        return caller.get("/v1/vouchers/" + voucher + "/proof", parameters);
    }

    public Reply returnVoucher(Object voucher, Object body) {
        return caller.post("/v1/vouchers/" + voucher + "/return", body);
    }

    public Reply reverseVoucher(Object voucher, Object body) {
        return caller.post("/v1/vouchers/" + voucher + "/reverse", body);
    }

    public Reply reviewVoucher(Object voucher) {
        return reviewVoucher(voucher, Body.NOTHING);
    }

    public Reply reviewVoucher(Object voucher, Object body) {
        return caller.post("/v1/vouchers/" + voucher + "/review", body);
    }

    public Reply submitVoucher(Object voucher) {
        return submitVoucher(voucher, Body.NOTHING);
    }

    public Reply submitVoucher(Object voucher, Object body) {
        return caller.post("/v1/vouchers/" + voucher + "/submit", body);
    }
}
