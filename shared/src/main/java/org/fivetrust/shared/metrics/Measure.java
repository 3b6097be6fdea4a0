package org.fivetrust.shared.metrics;

/**
 * A number of the database, published as a gauge.
 *
 * @param sql an expression of type double precision; it may name {@code :now}
 */
public record Measure(String name, String unit, String description, String sql) {

    /** How many there are. */
    public static Measure count(String name, String unit, String description, String sql) {
        return new Measure(name, unit, description, "cast(" + sql + " as double precision)");
    }

    /** Seconds since the moment that the expression yields; 0 where it yields none. */
    public static Measure age(String name, String description, String sql) {
        return new Measure(
                name,
                "seconds",
                description,
                "cast(greatest(extract(epoch from cast(:now as timestamptz) - " + sql + "), 0) as double precision)");
    }

    String select() {
        return "select '" + name + "' as name, " + sql + " as value";
    }
}
