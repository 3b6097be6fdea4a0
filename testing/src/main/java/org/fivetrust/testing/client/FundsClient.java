package org.fivetrust.testing.client;

/** The operations of funds-service. */
public final class FundsClient {

    private final Caller caller;

    public FundsClient(Caller caller) {
        this.caller = caller;
    }

    /** Every change said under this idempotency key. */
    public FundsClient withKey(String key) {
        return new FundsClient(caller.withKey(key));
    }

    public FundsClient with(String header, String value) {
        return new FundsClient(caller.with(header, value));
    }

    public Reply listPayments(Object... parameters) {
        return caller.get("/v1/payments", parameters);
    }

    public Reply requestPayment(Object body) {
        return caller.post("/v1/payments", body);
    }

    public Reply readPayment(Object payment, Object... parameters) {
        return caller.get("/v1/payments/" + payment, parameters);
    }

    public Reply readPaymentTrail(Object payment) {
        return caller.get("/v1/payments/" + payment + "/trail");
    }

    public Reply requestPaymentList(Object body, Object... parameters) {
        return caller.post("/v1/payment-lists", body, parameters);
    }

    public Reply listPaymentLists(Object... parameters) {
        return caller.get("/v1/payment-lists", parameters);
    }

    public Reply readPaymentList(Object list) {
        return caller.get("/v1/payment-lists/" + list);
    }

    public Reply preparePaymentList(Object list) {
        return caller.post("/v1/payment-lists/" + list + "/prepare", Body.NOTHING);
    }

    public Reply releasePaymentList(Object list) {
        return caller.post("/v1/payment-lists/" + list + "/release", Body.NOTHING);
    }

    public Reply cancelPaymentList(Object list, Object body) {
        return caller.post("/v1/payment-lists/" + list + "/cancel", body);
    }

    public Reply preparePayment(Object payment) {
        return preparePayment(payment, Body.NOTHING);
    }

    public Reply preparePayment(Object payment, Object body) {
        return caller.post("/v1/payments/" + payment + "/prepare", body);
    }

    public Reply releasePayment(Object payment) {
        return releasePayment(payment, Body.NOTHING);
    }

    public Reply releasePayment(Object payment, Object body) {
        return caller.post("/v1/payments/" + payment + "/release", body);
    }

    public Reply listPayees(Object... parameters) {
        return caller.get("/v1/payees", parameters);
    }

    public Reply registerPayee(Object body) {
        return caller.post("/v1/payees", body);
    }

    public Reply readPayee(Object payee, Object... parameters) {
        return caller.get("/v1/payees/" + payee, parameters);
    }

    public Reply listPayeeAccounts(Object payee, Object... parameters) {
        return caller.get("/v1/payees/" + payee + "/accounts", parameters);
    }

    public Reply enterPayeeAccount(Object payee, Object body) {
        return caller.post("/v1/payees/" + payee + "/accounts", body);
    }

    public Reply confirmPayeeAccount(Object payee, Object account, Object body) {
        return caller.post("/v1/payees/" + payee + "/accounts/" + account + "/confirm", body);
    }

    public Reply returnPayment(Object payment, Object body) {
        return caller.post("/v1/payments/" + payment + "/returns", body);
    }

    public Reply listPaymentReturns(Object payment, Object... parameters) {
        return caller.get("/v1/payments/" + payment + "/returns", parameters);
    }

    public Reply provePayment(Object payment, Object... parameters) {
        return caller.get("/v1/payments/" + payment + "/proof", parameters);
    }

    public Reply cancelPayment(Object payment, Object body) {
        return caller.post("/v1/payments/" + payment + "/cancel", body);
    }

    public Reply makeBankFile(Object body) {
        return caller.post("/v1/bank-files", body);
    }

    public Reply listBankFiles(Object... parameters) {
        return caller.get("/v1/bank-files", parameters);
    }

    public Reply readBankFile(Object file, Object... parameters) {
        return caller.get("/v1/bank-files/" + file, parameters);
    }

    public Reply readBankFileContent(Object file, Object... parameters) {
        return caller.get("/v1/bank-files/" + file + "/content", parameters);
    }

    public Reply takeBankAnswer(byte[] report) {
        return caller.upload("/v1/bank-answers", "application/xml", report);
    }

    public Reply listBankAnswers(Object... parameters) {
        return caller.get("/v1/bank-answers", parameters);
    }

    public Reply readBankAnswer(Object answer, Object... parameters) {
        return caller.get("/v1/bank-answers/" + answer, parameters);
    }

    public Reply listReceipts(Object... parameters) {
        return caller.get("/v1/receipts", parameters);
    }

    public Reply registerReceipt(Object body) {
        return caller.post("/v1/receipts", body);
    }

    public Reply readReceipt(Object receipt, Object... parameters) {
        return caller.get("/v1/receipts/" + receipt, parameters);
    }

    public Reply reverseReceipt(Object receipt, Object body) {
        return caller.post("/v1/receipts/" + receipt + "/reverse", body);
    }

    public Reply listReceiptBooks(Object... parameters) {
        return caller.get("/v1/receipt-books", parameters);
    }

    public Reply registerReceiptBook(Object body) {
        return caller.post("/v1/receipt-books", body);
    }

    public Reply readReceiptBook(Object book, Object... parameters) {
        return caller.get("/v1/receipt-books/" + book, parameters);
    }

    public Reply issueReceiptBook(Object book, Object body) {
        return caller.post("/v1/receipt-books/" + book + "/issue", body);
    }

    public Reply returnReceiptBook(Object book) {
        return caller.post("/v1/receipt-books/" + book + "/return");
    }

    public Reply verifyReceiptBook(Object book) {
        return caller.post("/v1/receipt-books/" + book + "/verify");
    }

    public Reply listReceiptNumbers(Object book, Object... parameters) {
        return caller.get("/v1/receipt-books/" + book + "/numbers", parameters);
    }

    public Reply voidReceiptNumber(Object book, Object number, Object body) {
        return caller.post("/v1/receipt-books/" + book + "/numbers/" + number + "/void", body);
    }

    public Reply reportReceiptNumberLost(Object book, Object number, Object body) {
        return caller.post("/v1/receipt-books/" + book + "/numbers/" + number + "/loss", body);
    }

    public Reply listTrustAccounts(Object... parameters) {
        return caller.get("/v1/trust-accounts", parameters);
    }

    public Reply openTrustAccount(Object body) {
        return caller.post("/v1/trust-accounts", body);
    }

    public Reply readTrustAccount(Object account, Object... parameters) {
        return caller.get("/v1/trust-accounts/" + account, parameters);
    }

    public Reply readBalance(Object account, Object... parameters) {
        return caller.get("/v1/trust-accounts/" + account + "/balance", parameters);
    }

    public Reply readCashCalendar(Object account, Object... parameters) {
        return caller.get("/v1/trust-accounts/" + account + "/calendar", parameters);
    }

    public Reply readMonthlyStatement(Object account, Object month, Object... parameters) {
        return caller.get("/v1/trust-accounts/" + account + "/statements/" + month, parameters);
    }

    public Reply printMonthlyStatement(Object account, Object month, Object... parameters) {
        return caller.get("/v1/trust-accounts/" + account + "/statements/" + month + "/print", parameters);
    }

    public Reply listTrustEntries(Object account, Object... parameters) {
        return caller.get("/v1/trust-accounts/" + account + "/entries", parameters);
    }

    public Reply listBankAccounts(Object... parameters) {
        return caller.get("/v1/bank-accounts", parameters);
    }

    public Reply requestBankAccount(Object body) {
        return caller.post("/v1/bank-accounts", body);
    }

    public Reply readBankAccount(Object account, Object... parameters) {
        return caller.get("/v1/bank-accounts/" + account, parameters);
    }

    public Reply openBankAccount(Object account) {
        return openBankAccount(account, Body.NOTHING);
    }

    public Reply openBankAccount(Object account, Object body) {
        return caller.post("/v1/bank-accounts/" + account + "/open", body);
    }

    public Reply closeBankAccount(Object account, Object body) {
        return caller.post("/v1/bank-accounts/" + account + "/close", body);
    }

    public Reply takeInBankStatements(Form form, Object... parameters) {
        return caller.upload("/v1/bank-statements", form.type(), form.bytes(), parameters);
    }

    public Reply listBankStatements(Object... parameters) {
        return caller.get("/v1/bank-statements", parameters);
    }

    public Reply readBankStatement(Object statement, Object... parameters) {
        return caller.get("/v1/bank-statements/" + statement, parameters);
    }

    public Reply listBankEntries(Object statement, Object... parameters) {
        return caller.get("/v1/bank-statements/" + statement + "/entries", parameters);
    }

    public Reply listBudgets(Object... parameters) {
        return caller.get("/v1/budgets", parameters);
    }

    public Reply requestBudget(Object body) {
        return caller.post("/v1/budgets", body);
    }

    public Reply readBudget(Object budget, Object... parameters) {
        return caller.get("/v1/budgets/" + budget, parameters);
    }

    public Reply adoptBudget(Object budget) {
        return caller.post("/v1/budgets/" + budget + "/adopt", Body.NOTHING);
    }

    public Reply listBudgetAmendments(Object budget, Object... parameters) {
        return caller.get("/v1/budgets/" + budget + "/amendments", parameters);
    }

    public Reply requestBudgetAmendment(Object budget, Object body) {
        return caller.post("/v1/budgets/" + budget + "/amendments", body);
    }

    public Reply readBudgetAmendment(Object amendment, Object... parameters) {
        return caller.get("/v1/budget-amendments/" + amendment, parameters);
    }

    public Reply adoptBudgetAmendment(Object amendment) {
        return caller.post("/v1/budget-amendments/" + amendment + "/adopt", Body.NOTHING);
    }

    public Reply enterSuspense(Object body) {
        return caller.post("/v1/suspense", body);
    }

    public Reply listSuspense(Object... parameters) {
        return caller.get("/v1/suspense", parameters);
    }

    public Reply readSuspense(Object suspense, Object... parameters) {
        return caller.get("/v1/suspense/" + suspense, parameters);
    }

    public Reply identifySuspense(Object suspense, Object body) {
        return caller.post("/v1/suspense/" + suspense + "/identify", body);
    }

    public Reply refundSuspense(Object suspense, Object body) {
        return caller.post("/v1/suspense/" + suspense + "/refund", body);
    }

    public Reply confirmSuspense(Object suspense) {
        return caller.post("/v1/suspense/" + suspense + "/confirm");
    }

    public Reply registerBankConsent(Object body) {
        return caller.post("/v1/bank-consents", body);
    }

    public Reply listBankConsents(Object... parameters) {
        return caller.get("/v1/bank-consents", parameters);
    }

    public Reply readBankConsent(Object consent, Object... parameters) {
        return caller.get("/v1/bank-consents/" + consent, parameters);
    }

    public Reply confirmBankConsent(Object consent) {
        return caller.post("/v1/bank-consents/" + consent + "/confirm");
    }

    public Reply listTransfers(Object... parameters) {
        return caller.get("/v1/transfers", parameters);
    }

    public Reply requestTransfer(Object body) {
        return caller.post("/v1/transfers", body);
    }

    public Reply readTransfer(Object transfer, Object... parameters) {
        return caller.get("/v1/transfers/" + transfer, parameters);
    }

    public Reply executeTransfer(Object transfer) {
        return caller.post("/v1/transfers/" + transfer + "/execute", Body.NOTHING);
    }

    public Reply listDeposits(Object... parameters) {
        return caller.get("/v1/deposits", parameters);
    }

    public Reply makeDeposit(Object body) {
        return caller.post("/v1/deposits", body);
    }

    public Reply readDeposit(Object deposit, Object... parameters) {
        return caller.get("/v1/deposits/" + deposit, parameters);
    }

    public Reply giveDepositSlip(Object deposit, Object body) {
        return caller.post("/v1/deposits/" + deposit + "/slip", body);
    }

    public Reply listAlerts(Object... parameters) {
        return caller.get("/v1/alerts", parameters);
    }

    public Reply readAlert(Object alert, Object... parameters) {
        return caller.get("/v1/alerts/" + alert, parameters);
    }

    public Reply explainAlert(Object alert, Object body) {
        return caller.post("/v1/alerts/" + alert + "/explain", body);
    }

    public Reply closeAlert(Object alert, Object body) {
        return caller.post("/v1/alerts/" + alert + "/close", body);
    }

    public Reply readMatchingRules(Object... parameters) {
        return caller.get("/v1/matching-rules", parameters);
    }

    public Reply setMatchingRule(Object body) {
        return caller.post("/v1/matching-rules", body);
    }

    public Reply runMatching(Object body, Object... parameters) {
        return caller.post("/v1/matching-runs", body, parameters);
    }

    public Reply matchBankEntry(Object statement, Object entry, Object body) {
        return caller.post("/v1/bank-statements/" + statement + "/entries/" + entry + "/match", body);
    }

    public Reply unmatchBankEntry(Object statement, Object entry) {
        return caller.post("/v1/bank-statements/" + statement + "/entries/" + entry + "/unmatch");
    }

    public Reply listBankCharges(Object... parameters) {
        return caller.get("/v1/bank-charges", parameters);
    }

    public Reply enterBankCharge(Object body) {
        return caller.post("/v1/bank-charges", body);
    }

    public Reply readBankCharge(Object charge, Object... parameters) {
        return caller.get("/v1/bank-charges/" + charge, parameters);
    }

    public Reply listEarmarks(Object... parameters) {
        return caller.get("/v1/earmarks", parameters);
    }

    public Reply requestEarmark(Object body) {
        return caller.post("/v1/earmarks", body);
    }

    public Reply readEarmark(Object earmark, Object... parameters) {
        return caller.get("/v1/earmarks/" + earmark, parameters);
    }

    public Reply openEarmark(Object earmark) {
        return caller.post("/v1/earmarks/" + earmark + "/open", Body.NOTHING);
    }

    public Reply listEarmarkClosings(Object earmark, Object... parameters) {
        return caller.get("/v1/earmarks/" + earmark + "/closings", parameters);
    }

    public Reply requestEarmarkClosing(Object earmark, Object body) {
        return caller.post("/v1/earmarks/" + earmark + "/closings", body);
    }

    public Reply readEarmarkClosing(Object closing, Object... parameters) {
        return caller.get("/v1/earmark-closings/" + closing, parameters);
    }

    public Reply closeEarmark(Object closing) {
        return caller.post("/v1/earmark-closings/" + closing + "/close", Body.NOTHING);
    }

    public Reply listContracts(Object... parameters) {
        return caller.get("/v1/contracts", parameters);
    }

    public Reply requestContract(Object body) {
        return caller.post("/v1/contracts", body);
    }

    public Reply readContract(Object contract, Object... parameters) {
        return caller.get("/v1/contracts/" + contract, parameters);
    }

    public Reply enterContract(Object contract) {
        return caller.post("/v1/contracts/" + contract + "/enter", Body.NOTHING);
    }

    public Reply listContractChanges(Object contract, Object... parameters) {
        return caller.get("/v1/contracts/" + contract + "/changes", parameters);
    }

    public Reply requestContractChange(Object contract, Object body) {
        return caller.post("/v1/contracts/" + contract + "/changes", body);
    }

    public Reply readContractChange(Object change, Object... parameters) {
        return caller.get("/v1/contract-changes/" + change, parameters);
    }

    public Reply enterContractChange(Object change) {
        return caller.post("/v1/contract-changes/" + change + "/enter", Body.NOTHING);
    }

    public Reply recordContractProgress(Object contract, Object body) {
        return caller.post("/v1/contracts/" + contract + "/progress", body);
    }

    public Reply settleContract(Object contract, Object body) {
        return caller.post("/v1/contracts/" + contract + "/settlement", body);
    }

    public Reply releaseRetention(Object contract, Object body) {
        return caller.post("/v1/contracts/" + contract + "/retention-release", body);
    }

    public Reply proveBankAccount(Object... parameters) {
        return caller.get("/v1/reconciliations", parameters);
    }

    public Reply prepareReconciliation(Object body) {
        return caller.post("/v1/reconciliations", body);
    }

    public Reply signReconciliation(Object reconciliation) {
        return caller.post("/v1/reconciliations/" + reconciliation + "/sign");
    }

    public Reply readReconciliation(Object reconciliation, Object... parameters) {
        return caller.get("/v1/reconciliations/" + reconciliation, parameters);
    }

    public Reply printReconciliation(Object reconciliation, Object... parameters) {
        return caller.get("/v1/reconciliations/" + reconciliation + "/print", parameters);
    }

    public Reply listReconciliations(Object account, Object... parameters) {
        return caller.get("/v1/bank-accounts/" + account + "/reconciliations", parameters);
    }

    public Reply listImprests(Object... parameters) {
        return caller.get("/v1/imprests", parameters);
    }

    public Reply requestImprest(Object body) {
        return caller.post("/v1/imprests", body);
    }

    public Reply readImprest(Object imprest, Object... parameters) {
        return caller.get("/v1/imprests/" + imprest, parameters);
    }

    public Reply grantImprest(Object imprest) {
        return caller.post("/v1/imprests/" + imprest + "/grant", Body.NOTHING);
    }

    public Reply listImprestAdvances(Object imprest, Object... parameters) {
        return caller.get("/v1/imprests/" + imprest + "/advances", parameters);
    }

    public Reply advanceImprest(Object imprest, Object body) {
        return caller.post("/v1/imprests/" + imprest + "/advances", body);
    }

    public Reply settleImprest(Object imprest, Object body) {
        return caller.post("/v1/imprests/" + imprest + "/settlements", body);
    }

    public Reply listImprestCounts(Object imprest, Object... parameters) {
        return caller.get("/v1/imprests/" + imprest + "/counts", parameters);
    }

    public Reply countImprest(Object imprest, Object body) {
        return caller.post("/v1/imprests/" + imprest + "/counts", body);
    }
}
