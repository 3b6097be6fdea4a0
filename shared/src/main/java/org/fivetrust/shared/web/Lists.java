package org.fivetrust.shared.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.data.r2dbc.query.QueryMapper;
import org.springframework.data.relational.core.dialect.RenderContextFactory;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.sql.Conditions;
import org.springframework.data.relational.core.sql.Select;
import org.springframework.data.relational.core.sql.Table;
import org.springframework.data.relational.core.sql.render.SqlRenderer;
import org.springframework.r2dbc.core.PreparedOperation;
import org.springframework.r2dbc.core.RowsFetchSpec;
import org.springframework.r2dbc.core.binding.BindTarget;
import org.springframework.r2dbc.core.binding.Bindings;
import reactor.core.publisher.Mono;

/**
 * Selects rows of one table or view, given as a record with {@code @Table}. Rows of principals are selected within a
 * scope only: the statement carries it as a condition, a second guard beside row-level security.
 */
public class Lists {

    private static final String OWNER = "principal";

    private final R2dbcEntityTemplate entities;
    private final QueryMapper mapper;
    private final SqlRenderer renderer;

    Lists(R2dbcEntityTemplate entities) {
        this.entities = entities;
        this.mapper = new QueryMapper(PostgresDialect.INSTANCE, entities.getConverter());
        this.renderer = SqlRenderer.create(new RenderContextFactory(PostgresDialect.INSTANCE).createRenderContext());
    }

    /** Rows of principals that the scope covers. */
    public <R> ListQuery<R> of(Class<R> type, Scope scope) {
        if (!belongsToPrincipals(type)) {
            throw new IllegalArgumentException(type + " names no principal: no scope applies to it");
        }
        return new ListQuery<>(this, type, scope);
    }

    /** Rows that belong to no principal, such as dated rules. */
    public <R> ListQuery<R> ofShared(Class<R> type) {
        if (belongsToPrincipals(type)) {
            throw new IllegalArgumentException(type + " names a principal: it is listed within a scope");
        }
        return new ListQuery<>(this, type, Scope.ALL);
    }

    /** Holds a row of a table until the transaction ends; whoever locks it reads it after that, from a view of it. */
    public Mono<Void> lock(String table, Scope scope, UUID id) {
        return entities.getDatabaseClient()
                .sql("select id from " + table + " where id = :id" + scope.condition(OWNER) + " for update")
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private boolean belongsToPrincipals(Class<?> type) {
        return entity(type).getPersistentProperty(OWNER) != null;
    }

    private RelationalPersistentEntity<?> entity(Class<?> type) {
        return entities.getConverter().getMappingContext().getRequiredPersistentEntity(type);
    }

    String table(Class<?> type) {
        return entity(type).getTableName().getReference();
    }

    /** @param limit how many rows at most, or null for all */
    <R> RowsFetchSpec<R> select(
            Class<R> type, Scope scope, List<Criteria> filters, Sort order, @Nullable Integer limit) {
        var entity = entity(type);
        var table = Table.create(entity.getTableName());
        var markers = PostgresDialect.INSTANCE.getBindMarkersFactory().create();
        var condition = Conditions.just("true" + scope.condition(OWNER));
        var bindings = Bindings.empty();
        if (!filters.isEmpty()) {
            var mapped = mapper.getMappedObject(markers, Criteria.from(filters), table, entity);
            condition = condition.and(mapped.getCondition());
            bindings = mapped.getBindings();
        }
        var columns = entities.getDataAccessStrategy().getAllColumns(type).stream()
                .map(table::column)
                .toList();
        var rows = Select.builder().select(columns).from(table);
        var select = (limit == null ? rows : rows.limit(limit))
                .where(condition)
                .orderBy(mapper.getMappedSort(table, order, entity))
                .build();
        return entities.query(new Statement(select, renderer.render(select), bindings), type);
    }

    private record Statement(Select getSource, String toQuery, Bindings bindings) implements PreparedOperation<Select> {

        @Override
        public void bindTo(BindTarget target) {
            bindings.apply(target);
        }
    }

    /** Whether a column has these words anywhere, whatever their case; no sign in them stands for others. */
    public static Criteria containing(String column, String words) {
        return Criteria.where(column).like("%" + escaped(words.strip()) + "%").ignoreCase(true);
    }

    /** Text that stands for itself in a pattern of {@code like}. */
    public static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
