/** Words that are data: the roles of tokens and agreements, kinds of evidence, and who may do what. */
@NullMarked
package org.fivetrust.agreements.rulebook.model;

import org.jspecify.annotations.NullMarked;
