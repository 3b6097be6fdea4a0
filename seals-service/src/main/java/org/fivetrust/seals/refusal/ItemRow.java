package org.fivetrust.seals.refusal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code refusal_list}. */
@Table("refusal_list")
record ItemRow(
        int position,
        String code,
        String item,
        String english,
        String region,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String instead,
        String insteadEnglish) {}
