/** Upload of photos and documents that no other task has asked for. */
package org.curbstop.web.documents;
