package org.fivetrust.funds;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Form;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A registered bank account with a trust account of its owner under its number, and the statements of the bank. */
final class BankedAccount {

    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime());

    private final WebTestClient client;
    private final Community community;
    private final TrustAccounts accounts;
    private final String number = Long.toString(NUMBERS.incrementAndGet());
    private final UUID bankAccount;
    private final String account;
    private final AtomicInteger statements = new AtomicInteger();
    private Money balance;

    BankedAccount(WebTestClient client, Community community, String balance) {
        this.client = client;
        this.community = community;
        this.accounts = new TrustAccounts(community);
        this.balance = Money.parse(balance);
        this.bankAccount = registered();
        this.account = community
                .funds("cashier")
                .openTrustAccount(Body.with(accounts.account(balance), "bank", "农商银行", "accountNumber", number))
                .id();
    }

    private UUID registered() {
        var asked = Body.of(
                "principal", community.committee(),
                "holder", NeighbourStub.legalName(community.committee()),
                "bank", "农商银行滨河支行",
                "bankCode", "402331000017",
                "number", number,
                "kind", "SPECIAL",
                "purpose", "日常收支",
                "resolution", "东方居决〔2026〕3号");
        var id = community.funds("reporter").requestBankAccount(asked).uuid();
        NeighbourStub.approve(client, id);
        community.funds("cashier").openBankAccount(id).ok();
        return id;
    }

    /** What the bank says that it holds, whatever the books say. */
    BankedAccount saying(String balance) {
        this.balance = Money.parse(balance);
        return this;
    }

    UUID bankAccount() {
        return bankAccount;
    }

    String account() {
        return account;
    }

    String number() {
        return number;
    }

    /** A trust account of another community under the same number. */
    String shared(Community other, String balance) {
        return other.funds("cashier")
                .openTrustAccount(Body.with(
                        new TrustAccounts(other).account(balance),
                        "bank",
                        "农商银行",
                        "accountNumber",
                        number,
                        "shared",
                        "代理中心一户多分户"))
                .id();
    }

    /** The line of the sub-ledger that a payment makes. */
    UUID paid(String amount, Object... differently) {
        var payment = community
                .funds("reporter")
                .requestPayment(accounts.payment(account, amount, differently))
                .uuid();
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
        return payment;
    }

    UUID received(String amount, String number, Object... differently) {
        return community
                .funds("cashier")
                .registerReceipt(Body.with(accounts.receipt(account, amount, number), differently))
                .uuid();
    }

    /** As the sub-ledger shows it. */
    JsonNode entry(UUID source) {
        return community.funds("auditor").listTrustEntries(account).items().stream()
                .filter(one -> one.path("source").asString().equals(source.toString()))
                .findFirst()
                .orElseThrow();
    }

    /** What a request for a match by hand names. */
    Object movements(UUID... sources) {
        return Body.of(
                "movements",
                List.of(sources).stream()
                        .map(source -> Body.of(
                                "account",
                                account,
                                "seq",
                                entry(source).path("seq").asInt()))
                        .toList());
    }

    /** An entry as the bank books it today; what is left empty is left out. */
    static Line line(String amount, String reference) {
        return new Line(Money.parse(amount), World.today(), reference, "", "", "");
    }

    /** @param amount below zero for what went out */
    record Line(Money amount, LocalDate day, String reference, String endToEndId, String party, String partyAccount) {

        Line on(LocalDate day) {
            return new Line(amount, day, reference, endToEndId, party, partyAccount);
        }

        Line of(UUID payment) {
            return new Line(amount, day, reference, payment.toString().replace("-", ""), party, partyAccount);
        }

        Line party(String name) {
            return new Line(amount, day, reference, endToEndId, name, partyAccount);
        }

        Line party(String name, String number) {
            return new Line(amount, day, reference, endToEndId, name, number);
        }

        private String xml() {
            var credit = amount.isPositive();
            var side = credit ? "Dbtr" : "Cdtr";
            var sum = credit ? amount : amount.negated();
            var parties = party.isEmpty()
                    ? ""
                    : "<RltdPties><" + side + "><Pty><Nm>" + party + "</Nm></Pty></" + side + ">"
                            + (partyAccount.isEmpty()
                                    ? ""
                                    : "<" + side + "Acct><Id><Othr><Id>" + partyAccount + "</Id></Othr></Id></" + side
                                            + "Acct>")
                            + "</RltdPties>";
            var reference = endToEndId.isEmpty() ? "" : "<Refs><EndToEndId>" + endToEndId + "</EndToEndId></Refs>";
            return "<Ntry><Amt Ccy=\"CNY\">" + sum + "</Amt><CdtDbtInd>" + (credit ? "CRDT" : "DBIT")
                    + "</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>" + day + "</Dt></BookgDt>"
                    + "<AcctSvcrRef>" + this.reference + "</AcctSvcrRef>"
                    + (reference.isEmpty() && parties.isEmpty()
                            ? ""
                            : "<NtryDtls><TxDtls>" + reference + "<Amt Ccy=\"CNY\">" + sum + "</Amt>" + parties
                                    + "</TxDtls></NtryDtls>")
                    + "</Ntry>";
        }
    }

    /** Takes in what the bank booked since the last statement: the id of the statement. */
    String stated(Line... lines) {
        return take(lines).created().at("/statements/0/id").asString();
    }

    private Reply take(Line... lines) {
        var opening = balance;
        balance = List.of(lines).stream().map(Line::amount).reduce(balance, Money::plus);
        return taken(statement(opening, balance, lines));
    }

    private Reply taken(String xml) {
        return community
                .funds("cashier")
                .takeInBankStatements(
                        new Form().file("file", "a.xml", "application/xml", xml.getBytes(StandardCharsets.UTF_8)));
    }

    private String statement(Money opening, Money closing, Line... lines) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-07T00:00:00+08:00</CreDtTm></GrpHdr>
                <Stmt><Id>%s-%s</Id><FrToDt><FrDtTm>%sT00:00:00</FrDtTm><ToDtTm>%sT23:59:59</ToDtTm></FrToDt>
                <Acct><Id><Othr><Id>%s</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
                %s%s
                %s
                </Stmt></BkToCstmrStmt></Document>
                """.formatted(
                        number,
                        statements.incrementAndGet(),
                        World.today().minusDays(60),
                        World.today(),
                        number,
                        balance("OPBD", opening),
                        balance("CLBD", closing),
                        List.of(lines).stream().map(Line::xml).collect(Collectors.joining("\n")));
    }

    private static String balance(String type, Money amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>" + World.today() + "</Dt></Dt></Bal>";
    }

    private Object run() {
        return Body.of("account", bankAccount);
    }

    JsonNode preview() {
        return community.funds("accountant").runMatching(run(), "dryRun", true).ok();
    }

    JsonNode matched() {
        return community.funds("accountant").runMatching(run()).created();
    }
}
