package org.fivetrust.accounts.book;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.book.model.NewAccount;
import org.fivetrust.accounts.book.model.Side;
import org.jspecify.annotations.Nullable;

/** Accounts in JSON. */
final class AccountMessages {

    private static final String CODE = "[0-9]{3,20}";

    private AccountMessages() {}

    @Schema(name = "OpenAccount", description = "A detail account to open (增设明细科目)")
    record Ask(
            @NotNull
            @Pattern(regexp = CODE, message = "account-code")
            @Schema(description = "Begins with the code of the account above (科目编码)", example = "11301")
            String code,

            @NotBlank @Size(max = 100) @Schema(description = "Name (科目名称)", example = "东方社区居民委员会")
            String name,

            @Nullable
            @Pattern(regexp = CODE, message = "account-code")
            @Schema(description = "The account above; found by the code unless said (上级科目)", example = "113")
            String parent,

            @Nullable @Schema(description = "The side of its balance; its parent's unless said (余额方向)")
            Side side) {

        NewAccount toAccount() {
            return new NewAccount(code, name, parent, side);
        }
    }

    @Schema(name = "Account", description = "An account of a book (会计科目)")
    record View(
            String code,
            String name,
            @Nullable String english,
            @Nullable String parent,

            @Schema(description = "What its standard calls its class (科目类别)")
            String classWord,

            Nature nature,

            Side side,

            @Schema(description = "Opened for this book, not the standard's own (自设明细)")
            boolean detail,

            @Schema(description = "Takes entries (末级科目)") boolean leaf) {

        static View of(AccountRow row) {
            return new View(
                    row.code(),
                    row.name(),
                    row.english(),
                    row.parent(),
                    row.classWord(),
                    row.nature(),
                    row.side(),
                    row.detail(),
                    row.leaf());
        }
    }
}
