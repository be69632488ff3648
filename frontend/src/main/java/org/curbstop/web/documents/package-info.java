/** Upload of photos and documents that no other task has asked for. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.documents;
