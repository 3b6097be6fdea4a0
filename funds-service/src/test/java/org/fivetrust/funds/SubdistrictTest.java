package org.fivetrust.funds;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.SubdistrictMatrix;
import org.fivetrust.testing.SubdistrictMatrix.Filling;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Form;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** Two sub-districts, and every operation of the service. */
@FundsTest
@ReadsTheWholeLog
class SubdistrictTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private Alerts alerts;

    @Autowired
    private Transactions transactions;

    @Test
    void nothing_of_one_subdistrict_is_seen_or_changed_from_another() {
        var community = World.over(client).community();
        var accounts = new TrustAccounts(community);
        var account = community
                .funds("cashier")
                .openTrustAccount(Map.of("principal", community.committee(), "openingBalance", "1000.00"))
                .id();
        var receipt = Map.of(
                "principal", community.committee(),
                "account", account,
                "amount", "20.00",
                "receivedOn", "2026-05-06",
                "payer", "宏远",
                "purpose", "场地费",
                "receiptNumber", "S-" + community.code());
        var received = community.funds("cashier").registerReceipt(receipt).id();
        var book = community
                .funds("cashier")
                .registerReceiptBook(Map.of("principal", community.committee(), "first", "401", "last", "402"))
                .id();
        var issue = Map.of("holder", "cashier");
        var order = Map.of(
                "principal",
                community.committee(),
                "account",
                account,
                "payee",
                Map.of("name", "恒源铺装", "account", "3301040160009876", "bank", "工商银行"),
                "amount",
                "480.00",
                "purpose",
                "修补步道",
                "category",
                "MAINTENANCE",
                "evidence",
                List.of(Map.of("kind", "INVOICE", "number", "I-" + community.code())));
        var payment = community.funds("reporter").requestPayment(order).id();
        var bankAccount = Map.of(
                "principal", community.committee(),
                "holder", NeighbourStub.legalName(community.committee()),
                "bank", "农商银行滨河支行",
                "bankCode", "402331000017",
                "number", "2010" + Math.abs(community.code().hashCode()),
                "kind", "BASIC",
                "purpose", "日常收支",
                "resolution", "东方居决〔2026〕3号");
        var registered =
                community.funds("reporter").requestBankAccount(bankAccount).id();
        var closing = Map.of("reason", "撤并账户", "closedOn", "2026-05-06");
        var bank = new BankPayments(client, community, "100.00");
        var sent = bank.released("10.00");
        var file = bank.made().created();
        var report = StatusReports.report(
                "10",
                "B",
                StatusReports.group(file.path("message").asString(), "")
                        + StatusReports.information(StatusReports.transaction(sent, "ACSP")));
        var answer = community
                .funds("cashier")
                .takeBankAnswer(report)
                .created()
                .at("/answer/id")
                .asString();
        Filling answering =
                request -> request.contentType(MediaType.APPLICATION_XML).bodyValue(report);
        var number = "6222" + Math.abs((long) community.code().hashCode());
        var opened = community
                .funds("reporter")
                .requestBankAccount(Body.with(bankAccount, "number", number, "kind", "SPECIAL"))
                .uuid();
        NeighbourStub.approve(client, opened);
        community.funds("cashier").openBankAccount(opened).ok();
        var list = ("日期,金额,余额,流水号\n" + World.today() + ",1.00,1.00,S-" + community.code() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        var parts = new MultipartBodyBuilder();
        parts.part("profile", "signed");
        parts.part("account", number);
        parts.part("file", new ByteArrayResource(list)).filename("a.csv");
        Filling form = request -> request.body(BodyInserters.fromMultipartData(parts.build()));
        var statement = community
                .funds("cashier")
                .takeInBankStatements(new Form()
                        .text("profile", "signed")
                        .text("account", number)
                        .file("file", "a.csv", "text/csv", list))
                .created()
                .at("/statements/0/id")
                .asString();
        var budget = Map.of(
                "principal",
                community.committee(),
                "year",
                World.today().getYear(),
                "resolution",
                "东方居决〔2026〕1号",
                "lines",
                List.of(Map.of("code", "OFFICE", "name", "办公费", "amount", "100.00")));
        var drawnUp = community.funds("reporter").requestBudget(budget).id();
        NeighbourStub.approve(client, UUID.fromString(drawnUp));
        community.funds("accountant").adoptBudget(drawnUp).ok();
        var amendment = Map.of(
                "reason",
                "办公费不足",
                "resolution",
                "东方居决〔2026〕9号",
                "lines",
                List.of(Map.of("code", "OFFICE", "name", "办公费", "amount", "200.00")));
        var amended = community
                .funds("reporter")
                .requestBudgetAmendment(drawnUp, amendment)
                .id();
        var cash = new HashMap<String, Object>(receipt);
        cash.put("receiptNumber", "C-" + community.code());
        cash.put("method", "CASH");
        var paidIn = Map.of(
                "principal",
                community.committee(),
                "account",
                account,
                "receipts",
                List.of(community.funds("cashier").registerReceipt(cash).id()),
                "amount",
                "20.00",
                "depositedOn",
                "2026-05-06");
        var deposit = community.funds("cashier").makeDeposit(paidIn).id();
        var slip = Map.of("number", "7", "clearedOn", "2026-05-06");
        var alert = new RaisedAlerts(alerts, transactions).raised(community);
        var transfer = Map.of(
                "principal",
                community.committee(),
                "account",
                account,
                "direction",
                "OUT",
                "counterparty",
                community.collective(),
                "amount",
                "1.00",
                "purpose",
                "往来",
                "resolution",
                "东方居决〔2026〕5号");
        community
                .funds("cashier")
                .openTrustAccount(Map.of("principal", community.collective(), "openingBalance", "0.00"))
                .created();
        var transferred = community.funds("reporter").requestTransfer(transfer).id();
        var earmark = Body.of(
                "principal",
                community.committee(),
                "code",
                "E-" + community.code(),
                "giver",
                "区民政局",
                "document",
                "滨河拨〔2026〕7号",
                "amount",
                "100.00",
                "account",
                account,
                "purposes",
                List.of("救助"),
                "categories",
                List.of("RELIEF"),
                "validFrom",
                "2026-05-06");
        var marked = community.funds("reporter").requestEarmark(earmark).id();
        NeighbourStub.approve(client, UUID.fromString(marked));
        community.funds("accountant").openEarmark(marked).ok();
        var spent = Map.of("reason", "资金用完");
        var closed =
                community.funds("reporter").requestEarmarkClosing(marked, spent).id();
        var contract = Body.of(
                "principal",
                community.committee(),
                "number",
                "HT-" + community.code(),
                "title",
                "小区道路改造",
                "payee",
                "恒源铺装",
                "price",
                "286000.00",
                "signedOn",
                "2026-05-06");
        var contracted = community.funds("reporter").requestContract(contract).uuid();
        NeighbourStub.approve(client, contracted);
        community.funds("accountant").enterContract(contracted).ok();
        var change = Body.of("amount", "9000.00", "reason", "增加排水", "document", "BG-1");
        var changed = community
                .funds("reporter")
                .requestContractChange(contracted, change)
                .id();
        var progress = Body.of("step", 1, "paper", "YS-1", "reachedOn", "2026-05-06");
        var imprest = Body.of(
                "principal",
                community.committee(),
                "account",
                account,
                "holder",
                community.login("reporter"),
                "limit",
                "100.00",
                "purpose",
                "零星开支",
                "validFrom",
                "2026-05-06");
        var inHand = community.funds("reporter").requestImprest(imprest).uuid();
        NeighbourStub.approve(client, inHand);
        community.funds("accountant").grantImprest(inHand).ok();
        var draw = Body.of("amount", "10.00", "purpose", "购办公用品");
        var settling = Body.of(
                "advance",
                community.funds("cashier").advanceImprest(inHand, draw).id(),
                "spent",
                "0.00",
                "returned",
                "10.00",
                "slip",
                "JK-1",
                "purpose",
                "未用");
        var counting = Body.of("cash", "10.00", "papers", "0.00");
        var settlement = Body.of("price", "286000.00", "paper", "JS-1", "acceptedOn", "2026-05-06");
        var payeeAccount = Map.of("number", "3301040160001234", "bank", "工商银行", "channel", "DOCUMENT");
        var payee = Map.of("principal", community.committee(), "name", "恒远工程", "account", payeeAccount);
        var paid = community.funds("cashier").registerPayee(payee).id();
        var confirmation = Map.of("over", "PHONE", "with", "王会计", "on", "2026-05-06");
        var banked = new BankedAccount(client, community, "100.00");
        var movement = Map.of("movements", List.of(Map.of("account", banked.account(), "seq", 2)));
        var rule = Map.of(
                "principal",
                community.committee(),
                "kind",
                "REFERENCE",
                "validFrom",
                World.today(),
                "days",
                5,
                "score",
                100,
                "mode",
                "APPLY",
                "source",
                "试");
        var taken = banked.stated(BankedAccount.line("-10.50", "F1"));
        var taking =
                Map.of("account", banked.account(), "kind", "CHARGE", "statement", taken, "entry", 1, "purpose", "手续费");
        var charge = community.funds("accountant").enterBankCharge(taking).id();
        var reconciling = Map.of("account", banked.bankAccount(), "asOf", World.today());
        var reconciliation =
                community.funds("accountant").prepareReconciliation(reconciling).id();
        var unnamed = Map.of("statement", statement, "entry", 1);
        var suspense = community.funds("cashier").enterSuspense(unnamed).id();
        var naming = Map.of(
                "principal",
                community.committee(),
                "account",
                account,
                "payer",
                "宏远",
                "purpose",
                "场地费",
                "receiptNumber",
                "N-" + community.code());
        var refund = Map.of("reason", "汇错", "reference", "TH-1", "refundedOn", "2026-05-06");
        var consent = Map.of(
                "principal", community.committee(),
                "kind", "LATER_DEPOSIT",
                "bank", "农商银行滨河支行",
                "number", "滨农商函〔2026〕12号",
                "workingDays", 3,
                "validFrom", "2026-01-01");
        var consented = community.funds("cashier").registerBankConsent(consent).id();
        var wages = Map.of(
                "principal",
                community.committee(),
                "account",
                account,
                "mode",
                "ALL_OR_NONE",
                "purpose",
                "六月工资",
                "rows",
                List.of(Map.of("payee", Map.of("name", "王一", "kind", "PERSON"), "amount", "1.00")));
        var paymentList = community.funds("reporter").requestPaymentList(wages).id();
        SubdistrictMatrix.of(client, "funds", community.committee())
                .log("payment.requested", payment)
                .secret(account, received, payment, book, statement, "S-" + community.code())
                .filtered("GET /v1/bank-statements")
                .unknown("POST /v1/bank-statements", form, "funds.account-unknown")
                .hidden("GET /v1/bank-statements/{id}", statement)
                .hidden("GET /v1/bank-statements/{id}/entries", statement)
                .refused("POST /v1/bank-statements/{id}/entries/{n}/match", movement, taken, 1)
                .refused("POST /v1/bank-statements/{id}/entries/{n}/unmatch", Map.of(), taken, 1)
                .hidden("GET /v1/matching-rules?principal=" + community.committee())
                .refused("POST /v1/matching-rules", rule)
                .refused("POST /v1/matching-runs", Map.of("account", banked.bankAccount()))
                .hidden("GET /v1/reconciliations?account=" + banked.bankAccount())
                .refused("POST /v1/reconciliations", reconciling)
                .hidden("GET /v1/reconciliations/{id}", reconciliation)
                .hidden("GET /v1/reconciliations/{id}/print", reconciliation)
                .hidden("GET /v1/bank-accounts/{id}/reconciliations", banked.bankAccount())
                .refused("POST /v1/reconciliations/{id}/sign", Map.of(), reconciliation)
                .filtered("GET /v1/bank-charges")
                .refused("POST /v1/bank-charges", taking)
                .hidden("GET /v1/bank-charges/{id}", charge)
                .filtered("GET /v1/payments")
                .refused("POST /v1/payments", order)
                .hidden("GET /v1/payments/{id}", payment)
                .hidden("GET /v1/payments/{id}/trail", payment)
                .refused("POST /v1/payments/{id}/prepare", Map.of(), payment)
                .refused("POST /v1/payments/{id}/cancel", Map.of("reason", "重复申请"), payment)
                .refused("POST /v1/payments/{id}/release", Map.of(), payment)
                .filtered("GET /v1/payment-lists")
                .refused("POST /v1/payment-lists", wages)
                .hidden("GET /v1/payment-lists/{id}", paymentList)
                .refused("POST /v1/payment-lists/{id}/prepare", Map.of(), paymentList)
                .refused("POST /v1/payment-lists/{id}/cancel", Map.of("reason", "重复申请"), paymentList)
                .refused("POST /v1/payment-lists/{id}/release", Map.of(), paymentList)
                .filtered("GET /v1/payees")
                .refused("POST /v1/payees", payee)
                .hidden("GET /v1/payees/{id}", paid)
                .hidden("GET /v1/payees/{id}/accounts", paid)
                .refused(
                        "POST /v1/payees/{id}/accounts",
                        Map.of("number", "3301040160001235", "bank", "工商银行", "channel", "DOCUMENT"),
                        paid)
                .refused("POST /v1/payees/{id}/accounts/{n}/confirm", confirmation, paid, 1)
                .hidden("GET /v1/payments/{id}/returns", sent)
                .hidden("GET /v1/payments/{id}/proof", payment)
                .refused(
                        "POST /v1/payments/{id}/returns", Map.of("reference", "T-1", "returnedOn", World.today()), sent)
                .filtered("GET /v1/bank-files")
                .refused("POST /v1/bank-files", Map.of("principal", community.committee(), "account", account))
                .hidden("GET /v1/bank-files/{id}", file.path("id").asString())
                .hidden("GET /v1/bank-files/{id}/content", file.path("id").asString())
                .filtered("GET /v1/bank-answers")
                .unknown("POST /v1/bank-answers", answering, "funds.answer-payment-unknown")
                .hidden("GET /v1/bank-answers/{id}", answer)
                .filtered("GET /v1/receipt-books")
                .refused(
                        "POST /v1/receipt-books",
                        Map.of("principal", community.committee(), "first", "403", "last", "404"))
                .hidden("GET /v1/receipt-books/{id}", book)
                .hidden("GET /v1/receipt-books/{id}/numbers", book)
                .refused("POST /v1/receipt-books/{id}/issue", issue, book)
                .refused("POST /v1/receipt-books/{id}/numbers/{n}/void", Map.of("copies", 3, "reason", "写错"), book, 401)
                .refused(
                        "POST /v1/receipt-books/{id}/numbers/{n}/loss",
                        Map.of("lostOn", "2026-05-06", "reason", "遗失"),
                        book,
                        402)
                .refused("POST /v1/receipt-books/{id}/return", Map.of(), book)
                .refused("POST /v1/receipt-books/{id}/verify", Map.of(), book)
                .filtered("GET /v1/receipts")
                .refused("POST /v1/receipts", receipt)
                .hidden("GET /v1/receipts/{id}", received)
                .filtered("GET /v1/alerts")
                .hidden("GET /v1/alerts/{id}", alert)
                .refused("POST /v1/alerts/{id}/explain", Map.of("explanation", "已核实"), alert)
                .refused("POST /v1/alerts/{id}/close", Map.of("outcome", "已整改"), alert)
                .refused("POST /v1/receipts/{id}/reverse", Map.of("reason", "重复登记"), received)
                .filtered("GET /v1/suspense")
                .refused("POST /v1/suspense", unnamed)
                .hidden("GET /v1/suspense/{id}", suspense)
                .refused("POST /v1/suspense/{id}/identify", naming, suspense)
                .refused("POST /v1/suspense/{id}/refund", refund, suspense)
                .refused("POST /v1/suspense/{id}/confirm", Map.of(), suspense)
                .filtered("GET /v1/bank-consents")
                .refused("POST /v1/bank-consents", consent)
                .hidden("GET /v1/bank-consents/{id}", consented)
                .refused("POST /v1/bank-consents/{id}/confirm", Map.of(), consented)
                .filtered("GET /v1/transfers")
                .refused("POST /v1/transfers", transfer)
                .hidden("GET /v1/transfers/{id}", transferred)
                .refused("POST /v1/transfers/{id}/execute", Map.of(), transferred)
                .filtered("GET /v1/deposits")
                .refused("POST /v1/deposits", paidIn)
                .hidden("GET /v1/deposits/{id}", deposit)
                .refused("POST /v1/deposits/{id}/slip", slip, deposit)
                .filtered("GET /v1/budgets")
                .refused("POST /v1/budgets", budget)
                .hidden("GET /v1/budgets/{id}", drawnUp)
                .refused("POST /v1/budgets/{id}/adopt", Map.of(), drawnUp)
                .hidden("GET /v1/budgets/{id}/amendments", drawnUp)
                .refused("POST /v1/budgets/{id}/amendments", amendment, drawnUp)
                .hidden("GET /v1/budget-amendments/{id}", amended)
                .refused("POST /v1/budget-amendments/{id}/adopt", Map.of(), amended)
                .filtered("GET /v1/earmarks")
                .refused("POST /v1/earmarks", earmark)
                .hidden("GET /v1/earmarks/{id}", marked)
                .refused("POST /v1/earmarks/{id}/open", Map.of(), marked)
                .hidden("GET /v1/earmarks/{id}/closings", marked)
                .refused("POST /v1/earmarks/{id}/closings", spent, marked)
                .hidden("GET /v1/earmark-closings/{id}", closed)
                .refused("POST /v1/earmark-closings/{id}/close", Map.of(), closed)
                .filtered("GET /v1/imprests")
                .refused("POST /v1/imprests", imprest)
                .hidden("GET /v1/imprests/{id}", inHand)
                .refused("POST /v1/imprests/{id}/grant", Map.of(), inHand)
                .hidden("GET /v1/imprests/{id}/advances", inHand)
                .refused("POST /v1/imprests/{id}/advances", draw, inHand)
                .refused("POST /v1/imprests/{id}/settlements", settling, inHand)
                .hidden("GET /v1/imprests/{id}/counts", inHand)
                .refused("POST /v1/imprests/{id}/counts", counting, inHand)
                .filtered("GET /v1/contracts")
                .refused("POST /v1/contracts", contract)
                .hidden("GET /v1/contracts/{id}", contracted)
                .refused("POST /v1/contracts/{id}/enter", Map.of(), contracted)
                .hidden("GET /v1/contracts/{id}/changes", contracted)
                .refused("POST /v1/contracts/{id}/changes", change, contracted)
                .hidden("GET /v1/contract-changes/{id}", changed)
                .refused("POST /v1/contract-changes/{id}/enter", Map.of(), changed)
                .refused("POST /v1/contracts/{id}/progress", progress, contracted)
                .refused("POST /v1/contracts/{id}/settlement", settlement, contracted)
                .refused("POST /v1/contracts/{id}/retention-release", Map.of("paper", "ZB-1"), contracted)
                .filtered("GET /v1/bank-accounts")
                .refused("POST /v1/bank-accounts", bankAccount)
                .hidden("GET /v1/bank-accounts/{id}", registered)
                .refused("POST /v1/bank-accounts/{id}/open", Map.of(), registered)
                .refused("POST /v1/bank-accounts/{id}/close", closing, registered)
                .filtered("GET /v1/trust-accounts")
                .refused(
                        "POST /v1/trust-accounts", Map.of("principal", community.committee(), "openingBalance", "1.00"))
                .hidden("GET /v1/trust-accounts/{id}", account)
                .hidden("GET /v1/trust-accounts/{id}/balance", account)
                .hidden("GET /v1/trust-accounts/{id}/entries", account)
                .hidden("GET /v1/trust-accounts/{id}/calendar", account)
                .hidden("GET /v1/trust-accounts/{id}/statements/{month}", account, YearMonth.from(World.today()))
                .hidden("GET /v1/trust-accounts/{id}/statements/{month}/print", account, YearMonth.from(World.today()))
                .check();
    }
}
