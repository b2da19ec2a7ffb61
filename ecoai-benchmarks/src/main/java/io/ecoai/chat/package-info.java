/**
 * What is measured of the decorator of chat models.
 */
@NullMarked
package io.ecoai.chat;

import org.jspecify.annotations.NullMarked;
