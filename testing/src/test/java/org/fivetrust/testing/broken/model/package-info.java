@NullMarked
package org.fivetrust.testing.broken.model;

import org.jspecify.annotations.NullMarked;
