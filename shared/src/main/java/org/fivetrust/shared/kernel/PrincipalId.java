package org.fivetrust.shared.kernel;

/** Names who owns what is held in trust (委托方), such as {@code dongfang-committee}. */
public record PrincipalId(String value) {

    public static final String PATTERN = "[a-z0-9](?:[a-z0-9-]{1,62})[a-z0-9]";

    private static final BoundedPattern SHAPE = BoundedPattern.of(PATTERN);

    public PrincipalId {
        if (!isOne(value)) {
            throw InvalidValue.worded("principal", "/principal");
        }
    }

    public static boolean isOne(String value) {
        return SHAPE.matches(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
