package org.fivetrust.assets.depreciation;

import io.r2dbc.postgresql.codec.Json;
import java.util.UUID;
import org.springframework.data.relational.core.mapping.Table;

/** What a schedule needs of a line of {@code asset_view}. */
@Table("asset_view")
record ScheduleRow(String principal, UUID id, Json schedule) {}
