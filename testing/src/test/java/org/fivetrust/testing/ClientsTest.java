package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.testing.client.AccountsClient;
import org.fivetrust.testing.client.AgreementsClient;
import org.fivetrust.testing.client.ArchivesClient;
import org.fivetrust.testing.client.AssetsClient;
import org.fivetrust.testing.client.Caller;
import org.fivetrust.testing.client.EvidenceClient;
import org.fivetrust.testing.client.Form;
import org.fivetrust.testing.client.FundsClient;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.client.SealsClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each client has every operation of its service's document, and no other. */
class ClientsTest {

    private static final Map<String, Class<?>> CLIENTS = Map.of(
            "agreements", AgreementsClient.class,
            "accounts", AccountsClient.class,
            "funds", FundsClient.class,
            "assets", AssetsClient.class,
            "archives", ArchivesClient.class,
            "seals", SealsClient.class);

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "accounts", "funds", "assets", "archives", "seals"})
    void a_client_calls_every_operation_of_its_service_and_no_other(String service) throws Exception {
        var documented = OpenApiCheck.operations(service).stream()
                .map(operation ->
                        operation.replaceAll("\\{[^}]*}", "x").replaceAll("/statements/[^x/][^/]*", "/statements/x"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(called(CLIENTS.get(service), EvidenceClient.class)).isEqualTo(documented);
    }

    private static Set<String> called(Class<?>... clients) throws Exception {
        var calls = new ArrayList<String>();
        var caller = Caller.of(
                call -> {
                    calls.add(call.method() + " " + call.path());
                    return new Reply("", 200, HttpHeaders.of(Map.of(), (_, _) -> true), new byte[0]);
                },
                "nobody");
        for (var type : clients) {
            var client = type.getConstructor(Caller.class).newInstance(caller);
            for (var operation : operations(type).toList()) {
                operation.invoke(client, arguments(operation));
            }
        }
        return new TreeSet<>(calls);
    }

    private static Stream<Method> operations(Class<?> client) {
        return Arrays.stream(client.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType().equals(Reply.class));
    }

    private static Object[] arguments(Method operation) {
        return Arrays.stream(operation.getParameterTypes())
                .map(ClientsTest::argument)
                .toArray();
    }

    private static Object argument(Class<?> type) {
        if (type.equals(Form.class)) {
            return new Form();
        }
        if (type.equals(byte[].class)) {
            return new byte[0];
        }
        return type.isArray() ? new Object[0] : "x";
    }
}
