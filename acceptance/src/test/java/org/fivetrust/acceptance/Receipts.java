package org.fivetrust.acceptance;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Money that came in, each under the next number of the receipt book. */
final class Receipts {

    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() % 100_000) * 1_000);

    private Receipts() {}

    static Answer register(Principal principal, String amount) {
        return principal.community().town().person("cashier").post("/v1/receipts", of(principal, amount));
    }

    private static Map<String, Object> of(Principal principal, String amount) {
        return Body.of(
                "principal",
                principal.id(),
                "account",
                principal.account(),
                "receivedOn",
                Town.today().toString(),
                "amount",
                amount,
                "payer",
                "张三",
                "purpose",
                "门面租金",
                "category",
                "rent",
                "receiptNumber",
                "A%08d".formatted(NUMBER.incrementAndGet()));
    }
}
