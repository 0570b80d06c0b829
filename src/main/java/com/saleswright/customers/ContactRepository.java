package com.saleswright.customers;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ContactRepository extends ListCrudRepository<Contact, Long> {

    List<Contact> findByCustomerIdOrderById(long customerId);

    Optional<Contact> findByCustomerIdAndEmail(long customerId, String email);

    @Query("SELECT customer_id, COUNT(*) AS all_contacts, COUNT(opted_out_since) AS opted_out FROM contact"
            + " GROUP BY customer_id")
    List<ContactCount> counts();
}
