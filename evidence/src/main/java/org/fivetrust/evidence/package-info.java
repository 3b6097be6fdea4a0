/** The evidence log of a service: leaves, checkpoints, proofs and verification (存证日志). */
@NullMarked
package org.fivetrust.evidence;

import org.jspecify.annotations.NullMarked;
