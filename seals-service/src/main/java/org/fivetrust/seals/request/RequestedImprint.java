package org.fivetrust.seals.request;

import org.fivetrust.seals.request.model.ImprintOrder;

/** An order of imprints with the seal it is about. */
record RequestedImprint(ImprintOrder order, RequestedSeal seal) {}
