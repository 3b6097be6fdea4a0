package org.fivetrust.bench;

import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the frame alone costs: token, routing, reading and writing as many bytes. Only in the bench's own context. */
@RestController
class EmptyController {

    @PostMapping("/bench/empty")
    Map<String, Boolean> empty(@RequestBody byte[] body) {
        return Map.of("decision", body.length > 0);
    }
}
