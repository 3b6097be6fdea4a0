/** Worlds of tests: a community, its people, what they agreed on, and what the centre keeps for them. */
@NullMarked
package org.fivetrust.testing.world;

import org.jspecify.annotations.NullMarked;
