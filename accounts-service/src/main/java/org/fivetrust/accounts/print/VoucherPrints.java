package org.fivetrust.accounts.print;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.paper.model.ChineseNumerals;
import org.fivetrust.paper.model.Paper;
import org.fivetrust.paper.model.Sheet;
import org.fivetrust.paper.model.Sheet.Align;
import org.fivetrust.paper.model.Sheet.Column;
import org.fivetrust.paper.model.Sheet.Row;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a voucher as it is printed (记账凭证). */
@Repository
class VoucherPrints {

    private static final int ROWS = 20;

    /** As many as a half of A4, or a paper of vouchers, has room for. */
    private static final int SMALL_ROWS = 8;

    private static final int FEWEST = 5;

    private static final int MOST = 30;

    private static final String YUAN = "￥";

    private static final List<Column> COLUMNS = List.of(
            new Column("摘要", 30, Align.LEFT),
            new Column("会计科目", 34, Align.LEFT),
            new Column("借方金额", 18, Align.RIGHT),
            new Column("贷方金额", 18, Align.RIGHT));

    private static final String NOT_POSTED = "（未记账）";

    private static final Set<VoucherType> CASHIERS = Set.of(VoucherType.RECEIPT, VoucherType.PAYMENT);

    private final DatabaseClient database;
    private final JsonMapper json;

    VoucherPrints(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Line(
            String summary, String account, @Nullable String name, long debit, long credit) {}

    private record Printed(
            String principal,
            String unit,
            String type,
            LocalDate date,
            @Nullable Integer number,
            String kind,
            @Nullable String correctedType,
            @Nullable LocalDate correctedDate,
            @Nullable Integer correctedNumber,
            @Nullable String reason,
            int attachments,
            String documents,
            String lines,
            @Nullable String preparedBy,
            @Nullable String reviewedBy,
            @Nullable String postedBy) {}

    Mono<Sheet> sheet(Scope scope, UUID id, Paper paper) {
        return database.sql("""
                        select head.principal, unit.unit, head.type, head.date, head.number, head.kind, head.attachments,
                               earlier.type as corrected_type, earlier.date as corrected_date,
                               earlier.number as corrected_number, head.reason,
                               head.documents::text as documents,
                               (select jsonb_agg(jsonb_build_object('summary', line.summary, 'account', line.account,
                                           'name', account.name, 'debit', line.debit, 'credit', line.credit)
                                           order by line.position)::text
                                  from voucher_line line
                                  left join account on account.principal = line.principal
                                       and account.book = line.book and account.code = line.account
                                 where line.principal = head.principal and line.voucher = head.id
                                   and line.version = head.version) as lines,
                               hand.prepared_by, hand.reviewed_by, hand.posted_by
                          from voucher head
                          left join voucher earlier on earlier.principal = head.principal and earlier.id = head.corrects
                         cross join lateral (
                             select (array_agg(step.by_name order by step.seq desc)
                                         filter (where step.step in ('DRAFTED', 'SUBMITTED')))[1] as prepared_by,
                                    (array_agg(step.by_name order by step.seq desc)
                                         filter (where step.step = 'REVIEWED'
                                                 and head.status in ('REVIEWED', 'POSTED')))[1] as reviewed_by,
                                    (array_agg(step.by_name order by step.seq desc)
                                         filter (where step.step = 'POSTED'))[1] as posted_by
                               from voucher_step step
                              where step.principal = head.principal and step.voucher = head.id) hand
                         cross join lateral unit_on(head.principal, head.book, head.date) unit
                         where head.id = :id
                        """ + scope.condition("head.principal"))
                .bind("id", id)
                .mapProperties(Printed.class)
                .one()
                .map(voucher -> sheet(voucher, paper))
                .switchIfEmpty(Mono.error(() -> new NotFound("voucher", id)));
    }

    private Sheet sheet(Printed voucher, Paper paper) {
        var word = VoucherType.valueOf(voucher.type()).word();
        var number = voucher.number() == null ? NOT_POSTED : voucher.number() + " 号";
        return new Sheet(
                "voucher-" + voucher.date() + "-" + (voucher.number() == null ? "draft" : voucher.number()),
                "记 账 凭 证",
                paper,
                List.of("单位：" + voucher.unit(), "日期：" + voucher.date(), word + "字第 " + number),
                COLUMNS,
                pages(
                        json.readValue(voucher.lines(), new TypeReference<List<Line>>() {}),
                        voucher.attachments(),
                        below(voucher),
                        paper == Paper.A4 ? ROWS : SMALL_ROWS),
                hands(voucher));
    }

    /** What it corrects, and why; what its papers are. */
    private List<Row> below(Printed voucher) {
        var rows = new ArrayList<Row>();
        if (voucher.correctedType() != null) {
            rows.add(Row.of(voucher.kind().equals("REVERSAL") ? "冲销凭证" : "更正凭证", corrected(voucher), "", ""));
        }
        if (voucher.reason() != null) {
            rows.add(Row.of("原因", voucher.reason(), "", ""));
        }
        rows.addAll(ElectronicRows.of(json.readValue(voucher.documents(), new TypeReference<List<Document>>() {})));
        return rows;
    }

    private static String corrected(Printed voucher) {
        var number = voucher.correctedNumber();
        return voucher.correctedDate() + " "
                + VoucherType.valueOf(String.valueOf(voucher.correctedType())).word() + "字第 "
                + (number == null ? NOT_POSTED : number + " 号");
    }

    /** Who receives or pays money signs for it (出纳). */
    private static List<String> hands(Printed voucher) {
        var hands = new ArrayList<>(List.of("会计主管：", "记账：" + named(voucher.postedBy())));
        if (CASHIERS.contains(VoucherType.valueOf(voucher.type()))) {
            hands.add("出纳：");
        }
        hands.add("审核：" + named(voucher.reviewedBy()));
        hands.add("制单：" + named(voucher.preparedBy()));
        return hands;
    }

    private static String named(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static List<List<Row>> pages(List<Line> lines, int attachments, List<Row> below, int rows) {
        var pages = new ArrayList<List<Row>>();
        for (var from = 0; from < lines.size(); from += rows) {
            var page = new ArrayList<Row>();
            lines.subList(from, Math.min(from + rows, lines.size())).forEach(line -> page.add(row(line)));
            pages.add(page);
        }
        var last = pages.getLast();
        while (last.size() < FEWEST) {
            last.add(Row.of("", "", "", ""));
        }
        var debits = Money.ofFen(lines.stream().mapToLong(Line::debit).sum());
        var credits = Money.ofFen(lines.stream().mapToLong(Line::credit).sum());
        last.add(Row.strong(
                "附件 " + attachments + " 张", "合计：" + ChineseNumerals.of(debits), YUAN + debits, YUAN + credits));
        below.forEach(row -> {
            if (pages.getLast().size() >= MOST) {
                pages.add(new ArrayList<>());
            }
            pages.getLast().add(row);
        });
        return pages;
    }

    private static Row row(Line line) {
        return Row.of(
                line.summary(),
                line.account() + " " + (line.name() == null ? "" : line.name()),
                line.debit() == 0 ? "" : Money.ofFen(line.debit()).toString(),
                line.credit() == 0 ? "" : Money.ofFen(line.credit()).toString());
    }
}
