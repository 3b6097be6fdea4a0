/** Requests for an imprint and the imprint itself (用印申请与用印). */
@NullMarked
package org.fivetrust.seals.request;

import org.jspecify.annotations.NullMarked;
