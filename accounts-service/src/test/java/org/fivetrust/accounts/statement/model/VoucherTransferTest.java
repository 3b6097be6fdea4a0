package org.fivetrust.accounts.statement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.junit.jupiter.api.Test;

class VoucherTransferTest {

    private static final List<String> LEAVES = List.of("32201", "32202", "311", "113", "513");

    /** Every way the debits may have gone to the credits is tried out. */
    @Test
    void theBoundsAreThoseOfAllWaysTheDebitsMayHaveGone() {
        var random = new Random(20260101);
        for (var round = 0; round < 3000; round++) {
            var voucher = voucher(random);
            var found = new Tried();
            found.from(voucher.debits(), voucher.credits(), 0, 0);

            assertThat(voucher.move().between(Set.of("322"), Set.of("311")))
                    .as("%s", voucher)
                    .isEqualTo(new Bounds(found.least, found.most));
        }
    }

    private record Made(int[] debits, int[] credits) {

        VoucherTransfer move() {
            var legs = new ArrayList<VoucherTransfer.Leg>();
            for (var n = 0; n < LEAVES.size(); n++) {
                legs.add(new VoucherTransfer.Leg(LEAVES.get(n), new Sums(debits[n], 0)));
                legs.add(new VoucherTransfer.Leg(LEAVES.get(n), new Sums(0, credits[n])));
            }
            return new VoucherTransfer(UUID.randomUUID(), "转-1", true, legs);
        }

        @Override
        public String toString() {
            return java.util.Arrays.toString(debits) + java.util.Arrays.toString(credits);
        }
    }

    /** Some debits and credits of the same sum, on either side of an account as chance has it. */
    private static Made voucher(Random random) {
        while (true) {
            var debits = new int[LEAVES.size()];
            var credits = new int[LEAVES.size()];
            var sum = 0;
            for (var n = 0; n < 4; n++) {
                var part = 1 + random.nextInt(3);
                debits[random.nextInt(LEAVES.size())] += part;
                sum += part;
            }
            while (sum > 0) {
                var part = 1 + random.nextInt(Math.min(3, sum));
                credits[random.nextInt(LEAVES.size())] += part;
                sum -= part;
            }
            var made = new Made(debits, credits);
            if (isPossible(made)) {
                return made;
            }
        }
    }

    /** No account needs to go to itself. */
    private static boolean isPossible(Made made) {
        var total = 0;
        for (var debit : made.debits()) {
            total += debit;
        }
        for (var n = 0; n < LEAVES.size(); n++) {
            if (made.debits()[n] + made.credits()[n] > total) {
                return false;
            }
        }
        return true;
    }

    private static final class Tried {

        private long least = Long.MAX_VALUE;
        private long most = Long.MIN_VALUE;

        void from(int[] debits, int[] credits, int cell, long moved) {
            var row = cell / LEAVES.size();
            var place = cell % LEAVES.size();
            if (row == LEAVES.size()) {
                least = Math.min(least, moved);
                most = Math.max(most, moved);
                return;
            }
            var room = row == place ? 0 : Math.min(debits[row], credits[place]);
            var last = place == LEAVES.size() - 1;
            for (var part = last ? debits[row] : 0; part <= room; part++) {
                debits[row] -= part;
                credits[place] -= part;
                from(debits, credits, cell + 1, moved + (row < 2 && place == 2 ? part : 0));
                debits[row] += part;
                credits[place] += part;
            }
        }
    }

    @Test
    void whatAnAccountMustMoveToItselfIsLeftOut() {
        var voucherTransfer = new VoucherTransfer(
                UUID.randomUUID(),
                "转-1",
                true,
                List.of(
                        new VoucherTransfer.Leg("322", new Sums(100, 0)),
                        new VoucherTransfer.Leg("322", new Sums(0, 90)),
                        new VoucherTransfer.Leg("311", new Sums(0, 10))));

        assertThat(voucherTransfer.between(Set.of("322"), Set.of("311"))).isEqualTo(new Bounds(10, 10));
    }
}
