/** Every act a leaf, every leaf provable: the log of a service, its checkpoints, proofs and verification. */
@NullMarked
package org.fivetrust.evidence;

import org.jspecify.annotations.NullMarked;
