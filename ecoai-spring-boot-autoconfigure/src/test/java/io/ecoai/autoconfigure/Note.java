package io.ecoai.autoconfigure;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * What an application with JPA keeps.
 */
@Entity
class Note {

	@Id
	Long id;

	String text;

	Note() {
	}

	Note(Long id, String text) {
		this.id = id;
		this.text = text;
	}

}
