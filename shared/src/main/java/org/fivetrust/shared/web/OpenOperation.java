package org.fivetrust.shared.web;

import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.reading.ReadingTable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/** What {@link OpenTo} says of an operation: checked when its caller is read, and written into the documents. */
record OpenOperation(List<String> roles, List<Entitlement> entitlements) {

    private static final String OPEN_TO = "Open to (可办理): ";

    private static final OpenOperation READING = new OpenOperation(List.of(), List.of(Entitlement.READER));

    static OpenOperation of(HandlerMethod handler) {
        return Optional.ofNullable(handler.getMethodAnnotation(OpenTo.class))
                .map(said -> new OpenOperation(roles(said.value()), List.of(said.as())))
                .orElse(READING);
    }

    private static List<String> roles(Permission... permissions) {
        return Arrays.stream(permissions)
                .flatMap(permission -> permission.inOrder().stream())
                .distinct()
                .toList();
    }

    /** The caller of the operation that the request is for. */
    static Caller admitted(ServerWebExchange exchange, Caller caller) {
        if (exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler) {
            of(handler).admit(caller);
        }
        return caller;
    }

    private void admit(Caller caller) {
        if (isOfRolesAlone()) {
            caller.mustHave(roles.toArray(String[]::new));
        }
    }

    /** Whoever may be entitled otherwise is judged by the operation. */
    private boolean isOfRolesAlone() {
        return !roles.isEmpty() && entitlements.isEmpty();
    }

    void describe(Operation operation) {
        var who = Stream.concat(roles.stream(), entitlements.stream().map(Entitlement::words))
                .collect(Collectors.joining(", "));
        append(operation, who);
        if (isOfRolesAlone()) {
            operation.addExtension("x-roles", roles);
        }
    }

    /** A reading is open to the roles of its row, which {@link ReadingGate} lets in. */
    static void describeReading(Operation operation, List<String> readers) {
        var who = readers.equals(ReadingTable.READERS) ? "every role (各角色)" : String.join(", ", readers);
        append(operation, who + "; " + Entitlement.WITHIN_THE_TOKEN);
        operation.addExtension("x-roles", readers);
    }

    private static void append(Operation operation, String who) {
        operation.setDescription(Stream.of(operation.getDescription(), OPEN_TO + who + ".")
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(" ")));
    }

    /** The description of an operation that needs no token. */
    static String withoutToken(Operation operation) {
        return operation.getDescription().replace(Entitlement.READER.words(), "anyone, without a token (无须令牌)");
    }
}
