package org.fivetrust.shared.web;

import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of one query's rows. What Spring's mapper looks up for every query and every row (constructor, names,
 * conversions) is looked up once for each type of record, and where the columns are once for each query; a row that
 * does not fit is left to Spring's mapper, which finds another way to read it or says what is wrong.
 */
final class RecordRows<R> implements BiFunction<Row, RowMetadata, R> {

    private final Class<R> type;
    private final RecordShape shape;
    private int @Nullable [] places;

    private RecordRows(Class<R> type, RecordShape shape) {
        this.type = type;
        this.shape = shape;
    }

    static <R> BiFunction<Row, RowMetadata, R> of(Class<R> type) {
        var shape = RecordShape.of(type);
        return shape.isSimple() ? new RecordRows<>(type, shape) : (row, _) -> type.cast(shape.readPatiently(row));
    }

    @Override
    public R apply(Row row, RowMetadata columns) {
        try {
            var known = places;
            if (known == null) {
                known = shape.places(columns);
                places = known;
            }
            return type.cast(shape.read(row, known));
        } catch (RuntimeException unfit) {
            return type.cast(shape.readPatiently(row));
        }
    }
}
