package org.fivetrust.funds.statement.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The booked balances of a statement. A page of several begins or ends with an interim balance. */
final class CamtBalances {

    private static final String INTERIM = "ITBD";

    private static final List<String> OPENING = List.of("OPBD", "PRCD");

    private static final List<String> CLOSING = List.of("CLBD");

    private static final int MOST = 100;

    private final List<CamtBalance> balances = new ArrayList<>();

    void take(CamtBalance balance) {
        if (balances.size() < MOST) {
            balances.add(balance);
        }
    }

    @Nullable
    CamtBalance opening() {
        var opening = first(OPENING);
        return opening == null ? interim(false) : opening;
    }

    @Nullable
    CamtBalance closing() {
        var closing = first(CLOSING);
        return closing == null ? interim(true) : closing;
    }

    private @Nullable CamtBalance first(List<String> types) {
        return types.stream()
                .flatMap(type ->
                        balances.stream().filter(balance -> balance.type().equals(type)))
                .findFirst()
                .orElse(null);
    }

    private @Nullable CamtBalance interim(boolean last) {
        var interim = balances.stream()
                .filter(balance -> balance.type().equals(INTERIM))
                .toList();
        return interim.isEmpty() ? null : last ? interim.getLast() : interim.getFirst();
    }
}
