package org.fivetrust.accounts.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A book with all that a book may hold, exported and taken in again: the new book exports the same. */
@AccountsTest
class RoundTripTest {

    @Autowired
    private WebTestClient client;

    private static final String BOOK = """
            voucher_no,date,summary,account_code,debit,credit,kind,type,attachments,corrects,reason,dim:project,dim:person
            OPENING,,期初,1002,20000.00,,,,,,,,
            OPENING,,期初,5301,10.00,,,,,,,P1,张三
            OPENING,,期初,3101,,20010.00,,,,,,,
            2026-01-收-1,2026-01-05,收捐款,1002,600,,NORMAL,收,3,,由旧系统收取,,
            2026-01-收-1,2026-01-05,收捐款,3101,,600,NORMAL,收,3,,由旧系统收取,,
            2026-01-付-1,2026-01-06,"买 ""用品"", 一批",5301,600,,NORMAL,付,12,,,P2,
            2026-01-付-1,2026-01-06,'=1+1合计,1002,,300,NORMAL,付,12,,,,=张三
            2026-01-付-1,2026-01-06,"两行
            摘要",1002,,300,NORMAL,付,12,,,,
            2026-01-记-1,2026-01-06,注销付-1,5301,-600,,REVERSAL,记,0,2026-01-付-1,,P2,
            2026-01-记-1,2026-01-06,注销付-1,1002,,-600,REVERSAL,记,0,2026-01-付-1,,,
            2026-01-转-1,2026-01-31,＋补提  两格,5301,7.77,,NORMAL,转,1,,,P1,
            2026-01-转-1,2026-01-31,'+86号话费,3101,,7.77,NORMAL,转,1,,,,
            2026-02-收-1,2026-02-05,更正收-1,1002,-100,,NORMAL,收,1,2026-01-收-1,,,
            2026-02-收-1,2026-02-05,更正收-1,3101,,-100,NORMAL,收,1,2026-01-收-1,,,
            2026-02-记-1,2026-02-28,月末结转,3101,3.00,,CLOSING,记,0,,,,
            2026-02-记-1,2026-02-28,月末结转,1002,,3.00,CLOSING,记,0,,,,
            """;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
    }

    private record Kept(Books books, String book) {

        static Kept by(Books books) {
            var book = books.opened();
            books.community()
                    .accounts("accountant")
                    .defineDimension(
                            book,
                            Map.of(
                                    "code",
                                    "project",
                                    "name",
                                    "项目",
                                    "kind",
                                    "PROJECT",
                                    "requiredBy",
                                    List.of("5301"),
                                    "values",
                                    List.of(Map.of("code", "P1", "name", "道路"), Map.of("code", "P2", "name", "路灯"))))
                    .created();
            return new Kept(books, book);
        }

        Kept filled(String type, byte[] file) {
            var taken = books.community()
                    .accounts("accountant")
                    .importVouchers(book, type, file)
                    .id();
            books.together(book, Map.of("import", taken));
            return this;
        }

        byte[] export(String format) {
            return export(format, 2026);
        }

        byte[] export(String format, int year) {
            return books.community()
                    .accounts("auditor")
                    .exportBook(book, format, "year", year)
                    .content();
        }

        String csv() {
            return csv(2026);
        }

        String csv(int year) {
            return new String(export("csv", year), StandardCharsets.UTF_8);
        }
    }

    private Kept original() {
        return newBook().filled(Books.CSV, BOOK.getBytes(StandardCharsets.UTF_8));
    }

    private Kept newBook() {
        return Kept.by(new Books(World.over(client).community()));
    }

    @Test
    void aBookLeavesWithAllThatItHolds() {
        assertThat(original().csv()).contains("""
                OPENING,2026-01-01,上年结转,1002,20000.00,0.00,,,,,,,
                """, """
                ,2026-01-06,'=1+1合计,1002,0.00,300.00,NORMAL,付,12,,,'=张三,
                """, """
                "两行
                摘要",1002""", """
                2026-01-记-1,2026-01-06,注销付-1,5301,-600.00,0.00,REVERSAL,记,0,2026-01-付-1,,,P2
                """, """
                2026-01-收-1,2026-01-05,收捐款,1002,600.00,0.00,NORMAL,收,3,,由旧系统收取,,
                """, """
                2026-02-收-1,2026-02-05,更正收-1,1002,-100.00,0.00,NORMAL,收,1,2026-01-收-1,,,
                """);
    }

    @Test
    void theTableTakenInAgainIsTheSameBook() {
        var original = original().csv();

        assertThat(newBook()
                        .filled(Books.CSV, original.getBytes(StandardCharsets.UTF_8))
                        .csv())
                .isEqualTo(original);
    }

    @Test
    void aCorrectionOfAnEarlierYearFindsItsVoucherInTheBook() {
        var kept = newBook().filled(Books.CSV, BOOK.getBytes(StandardCharsets.UTF_8));
        var later = """
                voucher_no,date,summary,account_code,debit,credit,corrects
                2027-01-记-1,2027-01-05,更正上年收-1,1002,50,,2026-01-收-1
                2027-01-记-1,2027-01-05,更正上年收-1,3101,,50,2026-01-收-1
                """;
        kept.filled(Books.CSV, later.getBytes(StandardCharsets.UTF_8));

        assertThat(kept.csv(2027)).contains("更正上年收-1,1002,50.00,0.00,NORMAL,记,0,2026-01-收-1,");
        kept.books()
                .sent(kept.book(), later.replace("2026-01-收-1", "2026-01-收-2"))
                .refused(422, "accounts.import-unsound");
    }

    @Test
    void theWorkbookTakenInAgainIsTheSameBook() {
        var original = original();

        assertThat(newBook().filled(Books.XLSX, original.export("xlsx")).csv()).isEqualTo(original.csv());
    }
}
