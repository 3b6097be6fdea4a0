/** Files that clients send: counted while they are read, so that none takes more than it is given. */
@NullMarked
package org.fivetrust.tabular.model;

import org.jspecify.annotations.NullMarked;
