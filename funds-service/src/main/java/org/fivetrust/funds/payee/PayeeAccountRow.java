package org.fivetrust.funds.payee;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.fivetrust.funds.payee.PayeeMessages.AccountView;
import org.fivetrust.funds.payee.model.AccountEntry;
import org.fivetrust.funds.payee.model.AccountStatus;
import org.fivetrust.funds.payee.model.Channel;
import org.fivetrust.funds.payment.model.Payee;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** An account of a payee as {@code payee_account_view} shows it. */
@Table("payee_account_view")
record PayeeAccountRow(
        String principal,
        UUID payee,
        int n,
        String name,
        Payee.Kind kind,
        String number,
        String bank,
        @Nullable String bankCode,
        Channel channel,
        @Nullable Integer replaces,
        String enteredBy,
        Instant enteredAt,
        @Nullable LocalDate confirmedOn,
        @Nullable Channel confirmedOver,
        @Nullable String confirmedWith,
        @Nullable String confirmedBy,
        @Nullable Instant replacedAt,
        AccountStatus status) {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    AccountEntry toModel() {
        return new AccountEntry(n, number, channel, enteredBy, LocalDate.ofInstant(enteredAt, CHINA), status);
    }

    AccountView view() {
        return new AccountView(
                n,
                number,
                bank,
                bankCode,
                status,
                channel,
                replaces,
                enteredBy,
                enteredAt,
                confirmedOver,
                confirmedWith,
                confirmedOn,
                confirmedBy,
                replacedAt);
    }
}
