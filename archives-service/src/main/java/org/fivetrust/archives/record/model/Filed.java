package org.fivetrust.archives.record.model;

import org.fivetrust.shared.kernel.Basis;

/** A record that the rules let in, with its appraisal. */
public record Filed(Filing filing, String category, Appraisal appraisal, Content content, Basis basis) {}
