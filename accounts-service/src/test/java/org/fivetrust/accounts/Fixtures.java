package org.fivetrust.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Account;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Chart;
import org.fivetrust.accounts.book.model.Side;
import org.fivetrust.accounts.book.model.Standard;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;

/** A small world for the models: a permit, a book of 2026 and a chart of four accounts. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-06-30T02:00:00Z");

    public static final Permitted PERMIT = new Permitted(
            new Basis(UUID.randomUUID(), null, null, null, null, List.of(), LocalDate.parse("2026-06-30"), NOW));

    public static final Standard STANDARD = new Standard("NONPROFIT_2024", "制度", LocalDate.parse("2026-01-01"), null);

    public static final Book BOOK =
            new Book(UUID.randomUUID(), new PrincipalId("xinghe-committee"), STANDARD, LocalDate.parse("2026-01-01"));

    public static final Chart CHART = Chart.of(List.of(
            new Account("1002", "银行存款", null, Side.DEBIT, true),
            new Account("2209", "其他应付款", null, Side.CREDIT, false),
            new Account("220901", "押金", "2209", Side.CREDIT, true),
            new Account("5301", "管理费用", null, Side.DEBIT, true)));

    public static final PostingContext GROUND = PostingContext.of(BOOK, CHART);

    private Fixtures() {}
}
