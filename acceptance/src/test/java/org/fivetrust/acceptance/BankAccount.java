package org.fivetrust.acceptance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The registered bank account of a principal, and what the bank says of it. */
final class BankAccount {

    private final Principal principal;
    private final String id;
    private final String number;
    private BigDecimal balance;
    private int statements;

    /** @param balance what the bank holds before its first statement */
    BankAccount(Principal principal, String balance) {
        this.principal = principal;
        this.balance = new BigDecimal(balance);
        this.number = cashier()
                .get("/v1/trust-accounts/" + principal.account())
                .ok()
                .path("accountNumber")
                .asString();
        this.id = registered();
    }

    private Person cashier() {
        return principal.community().town().person("cashier");
    }

    private String registered() {
        var asked = principal
                .community()
                .reporter()
                .post(
                        "/v1/bank-accounts",
                        Body.of(
                                "principal",
                                principal.id(),
                                "holder",
                                "新社区" + principal.community().code() + "居民委员会",
                                "bank",
                                "农商银行滨河支行",
                                "bankCode",
                                "402331000017",
                                "number",
                                number,
                                "kind",
                                "BASIC",
                                "purpose",
                                "日常收支",
                                "resolution",
                                "居决〔2026〕3号"))
                .created();
        principal.approve(asked.path("matter").asString(), principal.papers("BANK_ACCOUNT", "0.01"));
        var opened = asked.path("id").asString();
        Await.until(
                "the bank account has its warrant",
                () -> cashier().post("/v1/bank-accounts/" + opened + "/open", Body.NOTHING),
                answer -> answer.status() < 300);
        return opened;
    }

    String id() {
        return id;
    }

    /** What the bank booked: below zero for what went out. */
    record Line(String amount, LocalDate day, String endToEndId) {

        static Line of(String amount) {
            return new Line(amount, Town.today(), "");
        }

        static Line paying(String payment, String amount) {
            return new Line("-" + amount, Town.today(), payment.replace("-", ""));
        }

        Line on(LocalDate day) {
            return new Line(amount, day, endToEndId);
        }

        private String xml() {
            var sum = new BigDecimal(amount);
            return "<Ntry><Amt Ccy=\"CNY\">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%s</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef>%s</Ntry>"
                    .formatted(
                            sum.abs(),
                            sum.signum() > 0 ? "CRDT" : "DBIT",
                            day,
                            UUID.randomUUID().toString().replace("-", ""),
                            endToEndId.isEmpty()
                                    ? ""
                                    : "<NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs><Amt Ccy=\"CNY\">%s</Amt></TxDtls></NtryDtls>"
                                            .formatted(endToEndId, sum.abs()));
        }
    }

    /** A statement up to today: its id. */
    String states(Line... lines) {
        var opening = balance;
        for (var line : lines) {
            balance = balance.add(new BigDecimal(line.amount()));
        }
        return cashier()
                .uploadFile("/v1/bank-statements", "statement.xml", "application/xml", statement(opening, lines))
                .created()
                .at("/statements/0/id")
                .asString();
    }

    private String statement(BigDecimal opening, Line... lines) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>M1</MsgId><CreDtTm>%sT08:00:00+08:00</CreDtTm></GrpHdr>
                <Stmt><Id>%s-%d</Id><FrToDt><FrDtTm>%sT00:00:00</FrDtTm><ToDtTm>%sT23:59:59</ToDtTm></FrToDt>
                <Acct><Id><Othr><Id>%s</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
                %s%s
                %s
                </Stmt></BkToCstmrStmt></Document>
                """.formatted(
                        Town.today(),
                        number,
                        ++statements,
                        Town.today().minusDays(60),
                        Town.today(),
                        number,
                        balance("OPBD", opening),
                        balance("CLBD", balance),
                        List.of(lines).stream().map(Line::xml).collect(Collectors.joining("\n")));
    }

    private static String balance(String type, BigDecimal amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>"
                .formatted(type, amount, Town.today());
    }
}
