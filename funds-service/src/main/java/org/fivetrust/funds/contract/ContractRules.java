package org.fivetrust.funds.contract;

import java.time.LocalDate;
import java.util.Map;
import org.fivetrust.funds.contract.model.ContractLimits;
import org.fivetrust.funds.contract.model.ContractLimits.Limit;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads what the rules of a day allow. */
@Repository
class ContractRules {

    private final DatabaseClient database;

    ContractRules(DatabaseClient database) {
        this.database = database;
    }

    private record Row(String rule, int most, String source) {

        Limit toModel() {
            return new Limit(most, source);
        }
    }

    Mono<ContractLimits> on(LocalDate day) {
        return database.sql("""
                        select rule, most, source from contract_limit
                        where :day between valid_from and coalesce(valid_to, :day)
                        """)
                .bind("day", day)
                .mapProperties(Row.class)
                .all()
                .collectMap(Row::rule, Row::toModel)
                .map(ContractRules::limits);
    }

    private static ContractLimits limits(Map<String, Limit> byRule) {
        return new ContractLimits(byRule.get("RETENTION"), byRule.get("DEFECTS_PERIOD"), byRule.get("CHANGE"));
    }
}
