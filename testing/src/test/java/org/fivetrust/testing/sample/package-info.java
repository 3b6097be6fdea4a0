@NullMarked
package org.fivetrust.testing.sample;

import org.jspecify.annotations.NullMarked;
