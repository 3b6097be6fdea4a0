package org.fivetrust.agreements.matter;

import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.matter.MatterMessages.ResolutionView;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The resolutions an act rests on, and who confirmed them. */
@Component
class ResolutionUses {

    private final DatabaseClient database;
    private final JsonMapper json;

    ResolutionUses(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Flux<ResolutionView> of(String principal, UUID matter) {
        return database.sql("select (" + ResolutionUse.OF_MATTER
                        + ")::text from matter m where m.principal = :principal and m.id = :matter")
                .bind("principal", principal)
                .bind("matter", matter)
                .mapValue(String.class)
                .one()
                .flatMapIterable(found -> json.readValue(found, new TypeReference<List<ResolutionUse>>() {}))
                .map(ResolutionUse::view);
    }
}
