package org.fivetrust.funds.bankfile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.bankfile.model.BankId;
import org.fivetrust.funds.bankfile.model.BankParty;
import org.fivetrust.funds.bankfile.model.BankProfile;
import org.fivetrust.funds.bankfile.model.CreditTransfer;
import org.fivetrust.funds.bankfile.model.CreditTransfer.Line;
import org.fivetrust.funds.bankfile.model.CreditTransferTable;
import org.fivetrust.funds.bankfile.model.Element;
import org.fivetrust.funds.bankfile.model.Fault;
import org.fivetrust.shared.kernel.Money;

/** Messages to test with: four payees whose names, purposes and ids are hard for a bank. */
final class CreditTransfers {

    static final BankProfile PROFILE = new BankProfile(null, "09", 140, 140, 1000);

    static final String LONG_NAME = "滨河街道东方社区第三居民小组道路铺装与雨污分流改造工程项目管理部临时结算专户（二〇二六年度第一批）" + "股份经济合作社有限责任公司筹备工作领导小组办公室";

    private CreditTransfers() {}

    static CreditTransfer toFourPayees() {
        return of(
                line("P1", LONG_NAME, "6222020200011220001", "0.10", "工程款"),
                line("P2", "A&B <五金> \"店\"", "6222020200011220002", "0.20", "锁具\n两把"),
                line("P_3", "阿依古丽·买买提", "6222020200011220003", "1234567.80", "劳务费"),
                line("P4", "𠮷田商店", "6222020200011220004", "100.00", "货款"));
    }

    static CreditTransfer of(Line... lines) {
        return new CreditTransfer(
                BankId.of(UUID.fromString("0b0e3a1c-7f7e-4f0e-9d1a-2f7b7f6f0a11")),
                Instant.parse("2026-06-14T16:00:00.5Z"),
                new BankParty("东方社区居民委员会", "110100000000001", "102100099996"),
                LocalDate.of(2026, 6, 15),
                List.of(lines));
    }

    static Line line(String id, String name, String account, String amount, String purpose) {
        return new Line(BankId.of(id), null, Money.parse(amount), new BankParty(name, account, "农商银行"), purpose);
    }

    /** The message as a file says it, which departs from no table. */
    static Element written(CreditTransfer transfer, BankProfile profile) {
        var document =
                CreditTransferFile.read(CreditTransferFile.write(transfer.document(profile), profile.namespace()));
        var faults = CreditTransferTable.faults(document);
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.stream().map(Fault::toString).toList());
        }
        return document;
    }
}
