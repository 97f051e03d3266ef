-- A night as the first release (tables 0010) left it: 23:20 on 14 November 2026, an invented commune.
-- Schema and rows, by sqlite3's own dump. Never changed: files like it are out there.
BEGIN TRANSACTION;
CREATE TABLE absences (
	id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	starts_on DATE NOT NULL, 
	ends_on DATE NOT NULL, 
	templates TEXT NOT NULL, 
	CONSTRAINT pk_absences PRIMARY KEY (id), 
	CONSTRAINT fk_absences_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
INSERT INTO "absences" VALUES(1,18,'2026-11-16','2026-11-16','');
INSERT INTO "absences" VALUES(2,35,'2026-11-20','2026-11-25','');
CREATE TABLE accounts (
	id INTEGER NOT NULL, 
	channel TEXT NOT NULL, 
	external_id TEXT NOT NULL, 
	chat_id TEXT NOT NULL, 
	member_id INTEGER, 
	language TEXT NOT NULL, 
	blocked_at DATETIME, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_accounts PRIMARY KEY (id), 
	CONSTRAINT uq_accounts_channel_external_id UNIQUE (channel, external_id), 
	CONSTRAINT fk_accounts_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
INSERT INTO "accounts" VALUES(1,'telegram','9000000','9000000',28,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(2,'telegram','9000001','9000001',27,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(3,'telegram','9000002','9000002',11,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(4,'telegram','9000003','9000003',17,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(5,'telegram','9000004','9000004',18,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(6,'telegram','9000005','9000005',23,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(7,'telegram','9000006','9000006',24,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(8,'telegram','9000007','9000007',15,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(9,'telegram','9000008','9000008',35,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(10,'telegram','9000009','9000009',4,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(11,'telegram','9000010','9000010',6,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(12,'telegram','9000011','9000011',7,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(13,'telegram','9000012','9000012',9,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(14,'telegram','9000013','9000013',1,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(15,'telegram','9000014','9000014',2,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(16,'telegram','9000015','9000015',37,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(17,'telegram','9000016','9000016',38,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(18,'telegram','9000017','9000017',6,'vi','2026-11-14 15:45:00.000000','2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(19,'telegram','9000018','9000018',46,'vi',NULL,'2026-11-12 11:00:00.000000');
INSERT INTO "accounts" VALUES(20,'telegram','9000019','9000019',NULL,'vi',NULL,'2026-11-12 11:00:00.000000');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0010');
CREATE TABLE alert_cards (
	incident_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	message_id TEXT NOT NULL, 
	CONSTRAINT pk_alert_cards PRIMARY KEY (incident_id, account_id), 
	CONSTRAINT fk_alert_cards_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id), 
	CONSTRAINT fk_alert_cards_account_id FOREIGN KEY(account_id) REFERENCES accounts (id)
)
 WITHOUT ROWID

;
INSERT INTO "alert_cards" VALUES(1,1,'32');
INSERT INTO "alert_cards" VALUES(1,2,'23');
INSERT INTO "alert_cards" VALUES(1,3,'49');
INSERT INTO "alert_cards" VALUES(1,4,'24');
INSERT INTO "alert_cards" VALUES(1,5,'12');
INSERT INTO "alert_cards" VALUES(1,10,'20');
INSERT INTO "alert_cards" VALUES(1,11,'6');
INSERT INTO "alert_cards" VALUES(1,12,'9');
INSERT INTO "alert_cards" VALUES(1,14,'19');
INSERT INTO "alert_cards" VALUES(1,15,'10');
INSERT INTO "alert_cards" VALUES(2,1,'33');
INSERT INTO "alert_cards" VALUES(2,2,'26');
INSERT INTO "alert_cards" VALUES(2,3,'51');
INSERT INTO "alert_cards" VALUES(2,4,'25');
INSERT INTO "alert_cards" VALUES(2,5,'13');
INSERT INTO "alert_cards" VALUES(2,10,'23');
INSERT INTO "alert_cards" VALUES(2,11,'12');
INSERT INTO "alert_cards" VALUES(3,10,'31');
INSERT INTO "alert_cards" VALUES(3,11,'14');
INSERT INTO "alert_cards" VALUES(3,12,'17');
INSERT INTO "alert_cards" VALUES(3,14,'28');
INSERT INTO "alert_cards" VALUES(3,15,'17');
INSERT INTO "alert_cards" VALUES(3,16,'7');
INSERT INTO "alert_cards" VALUES(4,6,'25');
INSERT INTO "alert_cards" VALUES(4,8,'24');
INSERT INTO "alert_cards" VALUES(4,10,'28');
INSERT INTO "alert_cards" VALUES(4,13,'41');
INSERT INTO "alert_cards" VALUES(5,3,'56');
INSERT INTO "alert_cards" VALUES(5,4,'30');
INSERT INTO "alert_cards" VALUES(5,6,'26');
INSERT INTO "alert_cards" VALUES(5,8,'25');
INSERT INTO "alert_cards" VALUES(5,10,'30');
INSERT INTO "alert_cards" VALUES(5,11,'13');
INSERT INTO "alert_cards" VALUES(5,12,'16');
INSERT INTO "alert_cards" VALUES(5,13,'42');
INSERT INTO "alert_cards" VALUES(5,14,'29');
INSERT INTO "alert_cards" VALUES(5,15,'18');
CREATE TABLE alert_recipients (
	incident_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	CONSTRAINT pk_alert_recipients PRIMARY KEY (incident_id, member_id), 
	CONSTRAINT fk_alert_recipients_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id), 
	CONSTRAINT fk_alert_recipients_member_id FOREIGN KEY(member_id) REFERENCES members (id)
)
 WITHOUT ROWID

;
INSERT INTO "alert_recipients" VALUES(1,1);
INSERT INTO "alert_recipients" VALUES(1,2);
INSERT INTO "alert_recipients" VALUES(1,3);
INSERT INTO "alert_recipients" VALUES(1,4);
INSERT INTO "alert_recipients" VALUES(1,5);
INSERT INTO "alert_recipients" VALUES(1,6);
INSERT INTO "alert_recipients" VALUES(1,7);
INSERT INTO "alert_recipients" VALUES(1,8);
INSERT INTO "alert_recipients" VALUES(1,11);
INSERT INTO "alert_recipients" VALUES(1,17);
INSERT INTO "alert_recipients" VALUES(1,18);
INSERT INTO "alert_recipients" VALUES(1,27);
INSERT INTO "alert_recipients" VALUES(1,28);
INSERT INTO "alert_recipients" VALUES(2,4);
INSERT INTO "alert_recipients" VALUES(2,11);
INSERT INTO "alert_recipients" VALUES(2,17);
INSERT INTO "alert_recipients" VALUES(2,18);
INSERT INTO "alert_recipients" VALUES(2,27);
INSERT INTO "alert_recipients" VALUES(2,28);
INSERT INTO "alert_recipients" VALUES(3,1);
INSERT INTO "alert_recipients" VALUES(3,2);
INSERT INTO "alert_recipients" VALUES(3,3);
INSERT INTO "alert_recipients" VALUES(3,4);
INSERT INTO "alert_recipients" VALUES(3,5);
INSERT INTO "alert_recipients" VALUES(3,6);
INSERT INTO "alert_recipients" VALUES(3,7);
INSERT INTO "alert_recipients" VALUES(3,8);
INSERT INTO "alert_recipients" VALUES(3,37);
INSERT INTO "alert_recipients" VALUES(4,4);
INSERT INTO "alert_recipients" VALUES(4,9);
INSERT INTO "alert_recipients" VALUES(4,15);
INSERT INTO "alert_recipients" VALUES(4,23);
INSERT INTO "alert_recipients" VALUES(5,1);
INSERT INTO "alert_recipients" VALUES(5,2);
INSERT INTO "alert_recipients" VALUES(5,3);
INSERT INTO "alert_recipients" VALUES(5,4);
INSERT INTO "alert_recipients" VALUES(5,5);
INSERT INTO "alert_recipients" VALUES(5,6);
INSERT INTO "alert_recipients" VALUES(5,7);
INSERT INTO "alert_recipients" VALUES(5,8);
INSERT INTO "alert_recipients" VALUES(5,9);
INSERT INTO "alert_recipients" VALUES(5,11);
INSERT INTO "alert_recipients" VALUES(5,15);
INSERT INTO "alert_recipients" VALUES(5,17);
INSERT INTO "alert_recipients" VALUES(5,23);
INSERT INTO "alert_recipients" VALUES(6,37);
INSERT INTO "alert_recipients" VALUES(7,4);
INSERT INTO "alert_recipients" VALUES(7,11);
INSERT INTO "alert_recipients" VALUES(7,17);
INSERT INTO "alert_recipients" VALUES(7,18);
INSERT INTO "alert_recipients" VALUES(7,27);
INSERT INTO "alert_recipients" VALUES(7,28);
CREATE TABLE alerts (
	incident_id INTEGER NOT NULL, 
	started_at DATETIME NOT NULL, 
	step INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	next_at DATETIME, 
	quiet_at DATETIME, 
	due_at DATETIME, 
	CONSTRAINT pk_alerts PRIMARY KEY (incident_id), 
	CONSTRAINT fk_alerts_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
);
INSERT INTO "alerts" VALUES(1,'2026-11-14 15:40:00.000000',3,2,NULL,'2026-11-14 16:22:00.000000','2026-11-14 16:22:00.000000');
INSERT INTO "alerts" VALUES(2,'2026-11-14 16:00:00.000000',1,0,NULL,'2026-11-14 16:30:00.000000','2026-11-14 16:30:00.000000');
INSERT INTO "alerts" VALUES(3,'2026-11-14 16:06:00.000000',4,2,'2026-11-14 16:24:00.000000',NULL,'2026-11-14 16:24:00.000000');
INSERT INTO "alerts" VALUES(4,'2026-11-14 16:14:00.000000',1,0,'2026-11-14 16:22:00.000000',NULL,'2026-11-14 16:22:00.000000');
INSERT INTO "alerts" VALUES(5,'2026-11-14 16:16:00.000000',3,0,'2026-11-14 16:24:00.000000',NULL,'2026-11-14 16:24:00.000000');
INSERT INTO "alerts" VALUES(6,'2026-11-14 23:30:00.000000',0,0,'2026-11-15 23:30:00.000000',NULL,'2026-11-15 23:30:00.000000');
INSERT INTO "alerts" VALUES(7,'2026-11-14 16:20:00.000000',0,0,'2026-11-14 16:35:00.000000',NULL,'2026-11-14 16:35:00.000000');
CREATE TABLE asks (
	id INTEGER NOT NULL, 
	assignment_id INTEGER NOT NULL, 
	shift_id INTEGER NOT NULL, 
	from_id INTEGER NOT NULL, 
	to_id INTEGER, 
	state TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	partner_id INTEGER, 
	new_id INTEGER, 
	settled_at DATETIME, 
	accepted_at DATETIME, 
	step INTEGER DEFAULT '0' NOT NULL, 
	next_at DATETIME, 
	CONSTRAINT pk_asks PRIMARY KEY (id), 
	CONSTRAINT fk_asks_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_asks_shift_id FOREIGN KEY(shift_id) REFERENCES shifts (id), 
	CONSTRAINT fk_asks_from_id FOREIGN KEY(from_id) REFERENCES members (id), 
	CONSTRAINT fk_asks_to_id FOREIGN KEY(to_id) REFERENCES members (id), 
	CONSTRAINT fk_asks_partner_id FOREIGN KEY(partner_id) REFERENCES members (id), 
	CONSTRAINT fk_asks_new_id FOREIGN KEY(new_id) REFERENCES assignments (id)
);
INSERT INTO "asks" VALUES(1,19,6,28,17,'open','2026-11-14 07:00:00.000000',NULL,NULL,NULL,NULL,0,NULL);
INSERT INTO "asks" VALUES(2,20,6,27,18,'accepted','2026-11-14 14:52:00.000000',18,NULL,NULL,'2026-11-14 15:20:00.000000',0,'2026-11-14 17:20:00.000000');
CREATE TABLE assignments (
	id INTEGER NOT NULL, 
	shift_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	origin TEXT NOT NULL, 
	off BOOLEAN NOT NULL, 
	answer TEXT NOT NULL, 
	answered_at DATETIME, 
	reason TEXT NOT NULL, 
	step INTEGER NOT NULL, 
	next_at DATETIME, 
	in_at DATETIME, 
	in_by TEXT, 
	in_place TEXT NOT NULL, 
	distance INTEGER, 
	late_reason TEXT NOT NULL, 
	out_at DATETIME, 
	out_by TEXT, 
	absent BOOLEAN NOT NULL, 
	CONSTRAINT pk_assignments PRIMARY KEY (id), 
	CONSTRAINT uq_assignments_shift_id_member_id UNIQUE (shift_id, member_id), 
	CONSTRAINT fk_assignments_shift_id FOREIGN KEY(shift_id) REFERENCES shifts (id), 
	CONSTRAINT fk_assignments_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
INSERT INTO "assignments" VALUES(1,1,11,'roster',0,'can','2026-11-13 13:00:00.000000','',3,NULL,'2026-11-13 14:55:00.000000','self','list',NULL,'','2026-11-13 19:00:00.000000','self',0);
INSERT INTO "assignments" VALUES(2,1,17,'roster',0,'can','2026-11-13 13:00:00.000000','',3,NULL,'2026-11-13 14:55:00.000000','self','',NULL,'','2026-11-13 19:00:00.000000','self',0);
INSERT INTO "assignments" VALUES(3,1,28,'roster',0,'none',NULL,'',3,NULL,'2026-11-13 14:55:00.000000','self','',NULL,'','2026-11-13 19:00:00.000000','self',0);
INSERT INTO "assignments" VALUES(4,1,27,'roster',0,'none',NULL,'',3,NULL,'2026-11-13 14:55:00.000000','self','',NULL,'','2026-11-13 19:00:00.000000','self',0);
INSERT INTO "assignments" VALUES(5,2,9,'roster',0,'can','2026-11-13 13:00:00.000000','',3,NULL,'2026-11-13 14:55:00.000000','self','',NULL,'','2026-11-13 19:00:00.000000','self',0);
INSERT INTO "assignments" VALUES(6,2,15,'roster',0,'none',NULL,'',3,NULL,'2026-11-13 14:55:00.000000','self','',NULL,'','2026-11-13 19:00:00.000000','self',0);
INSERT INTO "assignments" VALUES(7,2,23,'roster',0,'none',NULL,'',3,NULL,'2026-11-13 14:55:00.000000','self','',NULL,'','2026-11-13 19:00:00.000000','self',0);
INSERT INTO "assignments" VALUES(8,2,24,'roster',0,'none',NULL,'',3,NULL,NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(9,3,9,'roster',0,'none',NULL,'',3,NULL,'2026-11-14 10:55:00.000000','self','',NULL,'','2026-11-14 14:00:00.000000','self',0);
INSERT INTO "assignments" VALUES(10,3,35,'roster',0,'none',NULL,'',3,NULL,'2026-11-14 10:55:00.000000','self','',NULL,'','2026-11-14 14:00:00.000000','self',0);
INSERT INTO "assignments" VALUES(11,4,11,'roster',0,'none',NULL,'',3,NULL,'2026-11-14 15:00:00.000000','self','list',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(12,4,17,'roster',0,'none',NULL,'',3,NULL,'2026-11-14 15:00:00.000000','self','',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(13,4,28,'roster',0,'none',NULL,'',3,NULL,'2026-11-14 15:00:00.000000','self','',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(14,4,27,'roster',0,'none',NULL,'',3,NULL,NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(15,5,9,'roster',0,'none',NULL,'',3,NULL,'2026-11-14 15:00:00.000000','self','list',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(16,5,15,'roster',0,'none',NULL,'',3,NULL,'2026-11-14 15:00:00.000000','self','',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(17,5,23,'roster',0,'none',NULL,'',3,NULL,'2026-11-14 15:00:00.000000','self','',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(18,6,11,'roster',0,'none',NULL,'',1,'2026-11-15 13:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(19,6,28,'roster',0,'none',NULL,'',1,'2026-11-15 13:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(20,6,27,'roster',0,'none',NULL,'',1,'2026-11-15 13:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(21,7,9,'roster',0,'can','2026-11-14 15:05:00.000000','',1,'2026-11-15 13:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(22,7,15,'roster',0,'can','2026-11-14 15:05:00.000000','',1,'2026-11-15 13:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(23,7,23,'roster',0,'none',NULL,'',1,'2026-11-15 13:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(24,7,35,'roster',0,'cannot','2026-11-14 16:20:00.000000','',1,NULL,NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(25,8,11,'roster',0,'none',NULL,'',0,'2026-11-15 15:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(26,8,17,'roster',0,'none',NULL,'',0,'2026-11-15 15:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(27,8,18,'roster',0,'leave',NULL,'',0,NULL,NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(28,9,11,'roster',0,'none',NULL,'',0,'2026-12-03 15:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(29,9,17,'roster',0,'none',NULL,'',0,'2026-12-03 15:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(30,9,28,'roster',0,'none',NULL,'',0,'2026-12-03 15:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(31,10,11,'roster',0,'none',NULL,'',0,'2026-12-05 15:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(32,10,17,'roster',0,'none',NULL,'',0,'2026-12-05 15:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(33,10,28,'roster',0,'none',NULL,'',0,'2026-12-05 15:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(34,11,11,'roster',0,'none',NULL,'',0,'2026-12-07 15:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(35,11,17,'roster',0,'none',NULL,'',0,'2026-12-07 15:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
INSERT INTO "assignments" VALUES(36,11,28,'roster',0,'none',NULL,'',0,'2026-12-07 15:00:00.000000',NULL,NULL,'',NULL,'',NULL,NULL,0);
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	act TEXT NOT NULL, 
	"by" INTEGER, 
	subject TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id), 
	CONSTRAINT fk_audit_by FOREIGN KEY("by") REFERENCES members (id)
);
INSERT INTO "audit" VALUES(1,'2026-11-13 14:55:00.000000','shift.checked_in',11,'shift 1 member 11','self');
INSERT INTO "audit" VALUES(2,'2026-11-13 14:55:00.000000','shift.checked_in',17,'shift 1 member 17','self');
INSERT INTO "audit" VALUES(3,'2026-11-13 14:55:00.000000','shift.checked_in',28,'shift 1 member 28','self');
INSERT INTO "audit" VALUES(4,'2026-11-13 14:55:00.000000','shift.checked_in',27,'shift 1 member 27','self');
INSERT INTO "audit" VALUES(5,'2026-11-13 14:55:00.000000','shift.checked_in',9,'shift 2 member 9','self');
INSERT INTO "audit" VALUES(6,'2026-11-13 14:55:00.000000','shift.checked_in',15,'shift 2 member 15','self');
INSERT INTO "audit" VALUES(7,'2026-11-13 14:55:00.000000','shift.checked_in',23,'shift 2 member 23','self');
INSERT INTO "audit" VALUES(8,'2026-11-13 19:00:00.000000','shift.checked_out',11,'shift 1 member 11','self');
INSERT INTO "audit" VALUES(9,'2026-11-13 19:00:00.000000','shift.checked_out',17,'shift 1 member 17','self');
INSERT INTO "audit" VALUES(10,'2026-11-13 19:00:00.000000','shift.checked_out',28,'shift 1 member 28','self');
INSERT INTO "audit" VALUES(11,'2026-11-13 19:00:00.000000','shift.checked_out',27,'shift 1 member 27','self');
INSERT INTO "audit" VALUES(12,'2026-11-13 19:00:00.000000','shift.closed',NULL,'shift 1','');
INSERT INTO "audit" VALUES(13,'2026-11-13 19:00:00.000000','shift.checked_out',9,'shift 2 member 9','self');
INSERT INTO "audit" VALUES(14,'2026-11-13 19:00:00.000000','shift.checked_out',15,'shift 2 member 15','self');
INSERT INTO "audit" VALUES(15,'2026-11-13 19:00:00.000000','shift.checked_out',23,'shift 2 member 23','self');
INSERT INTO "audit" VALUES(16,'2026-11-13 19:00:00.000000','shift.closed',NULL,'shift 2','');
INSERT INTO "audit" VALUES(17,'2026-11-14 00:05:00.000000','night.signed',11,'shift 1','leader');
INSERT INTO "audit" VALUES(18,'2026-11-14 00:30:00.000000','correction.proposed',28,'correction 1','assignment 3');
INSERT INTO "audit" VALUES(19,'2026-11-14 02:00:00.000000','roster.imported',1,'2026-12','3+0+0');
INSERT INTO "audit" VALUES(20,'2026-11-14 02:00:00.000000','absence.entered',18,'member 18','1 all');
INSERT INTO "audit" VALUES(21,'2026-11-14 02:00:00.000000','absence.entered',35,'member 35','2 all');
INSERT INTO "audit" VALUES(22,'2026-11-14 04:00:00.000000','invitation.made',1,'invitation 1','volunteer');
INSERT INTO "audit" VALUES(23,'2026-11-14 04:00:00.000000','member.suspended',1,'member 24','');
INSERT INTO "audit" VALUES(24,'2026-11-14 05:00:00.000000','duty.taken',4,'','');
INSERT INTO "audit" VALUES(25,'2026-11-14 07:00:00.000000','substitute.asked',28,'shift 6','28 17');
INSERT INTO "audit" VALUES(26,'2026-11-14 10:55:00.000000','shift.checked_in',9,'shift 3 member 9','self');
INSERT INTO "audit" VALUES(27,'2026-11-14 10:55:00.000000','shift.checked_in',35,'shift 3 member 35','self');
INSERT INTO "audit" VALUES(28,'2026-11-14 14:00:00.000000','shift.checked_out',9,'shift 3 member 9','self');
INSERT INTO "audit" VALUES(29,'2026-11-14 14:00:00.000000','shift.checked_out',35,'shift 3 member 35','self');
INSERT INTO "audit" VALUES(30,'2026-11-14 14:00:00.000000','shift.closed',NULL,'shift 3','');
INSERT INTO "audit" VALUES(31,'2026-11-14 14:52:00.000000','substitute.asked',27,'shift 6','27 18');
INSERT INTO "audit" VALUES(32,'2026-11-14 15:00:00.000000','shift.checked_in',11,'shift 4 member 11','self');
INSERT INTO "audit" VALUES(33,'2026-11-14 15:00:00.000000','shift.checked_in',17,'shift 4 member 17','self');
INSERT INTO "audit" VALUES(34,'2026-11-14 15:00:00.000000','shift.checked_in',28,'shift 4 member 28','self');
INSERT INTO "audit" VALUES(35,'2026-11-14 15:00:00.000000','shift.checked_in',9,'shift 5 member 9','self');
INSERT INTO "audit" VALUES(36,'2026-11-14 15:00:00.000000','shift.checked_in',15,'shift 5 member 15','self');
INSERT INTO "audit" VALUES(37,'2026-11-14 15:00:00.000000','shift.checked_in',23,'shift 5 member 23','self');
INSERT INTO "audit" VALUES(38,'2026-11-14 15:20:00.000000','substitute.accepted',18,'shift 6','27 18');
INSERT INTO "audit" VALUES(39,'2026-11-14 15:40:00.000000','incident.reported',35,'VV-1114-01','');
INSERT INTO "audit" VALUES(40,'2026-11-14 16:00:00.000000','incident.reported',2,'VV-1114-02','');
INSERT INTO "audit" VALUES(41,'2026-11-14 16:06:00.000000','incident.reported',27,'VV-1114-03','');
INSERT INTO "audit" VALUES(42,'2026-11-14 16:12:00.000000','incident.state',4,'VV-1114-01','acknowledged');
INSERT INTO "audit" VALUES(43,'2026-11-14 16:13:00.000000','shift.silence_taken',9,'shift 5 member 15','');
INSERT INTO "audit" VALUES(44,'2026-11-14 16:14:00.000000','incident.reported',37,'VV-1114-04','');
INSERT INTO "audit" VALUES(45,'2026-11-14 16:16:00.000000','incident.reported',28,'VV-1114-05','');
INSERT INTO "audit" VALUES(46,'2026-11-14 16:18:00.000000','incident.reported',38,'VV-1114-06','');
INSERT INTO "audit" VALUES(47,'2026-11-14 16:20:00.000000','incident.reported',35,'VV-1114-07','');
INSERT INTO "audit" VALUES(48,'2026-11-14 16:20:00.000000','incident.state',6,'VV-1114-02','acknowledged');
INSERT INTO "audit" VALUES(49,'2026-11-14 16:20:00.000000','roster.published',2,'2026-12','3');
CREATE TABLE checkpoints (
	id INTEGER NOT NULL, 
	team TEXT NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	lat FLOAT, 
	lon FLOAT, 
	visited_at DATETIME, 
	CONSTRAINT pk_checkpoints PRIMARY KEY (id), 
	CONSTRAINT uq_checkpoints_team_code UNIQUE (team, code), 
	CONSTRAINT fk_checkpoints_team FOREIGN KEY(team) REFERENCES teams (code)
);
INSERT INTO "checkpoints" VALUES(1,'T1','1-0','Điểm tập trung',0,12.02,107.86,NULL);
INSERT INTO "checkpoints" VALUES(2,'T1','1-1','Chợ trung tâm',1,12.0147,107.8521,'2026-11-14 15:45:00.000000');
INSERT INTO "checkpoints" VALUES(3,'T1','1-2','Cầu sắt',2,12.0179,107.8531,NULL);
INSERT INTO "checkpoints" VALUES(4,'T1','1-3','Trường tiểu học',3,12.0113,107.858,NULL);
INSERT INTO "checkpoints" VALUES(5,'T2','2-0','Điểm tập trung',4,12.035,107.845,NULL);
INSERT INTO "checkpoints" VALUES(6,'T2','2-1','Cổng chào Tân Lập',5,12.0434,107.851,NULL);
INSERT INTO "checkpoints" VALUES(7,'T2','2-2','Ngã ba cây đa',6,12.0403,107.8394,NULL);
INSERT INTO "checkpoints" VALUES(8,'T2','2-3','Kho cà phê Tân Tiến',7,12.0357,107.8405,NULL);
INSERT INTO "checkpoints" VALUES(9,'T3','3-0','Điểm tập trung',8,12.005,107.88,NULL);
INSERT INTO "checkpoints" VALUES(10,'T3','3-1','Bờ hồ',9,11.9985,107.8721,'2026-11-14 15:45:00.000000');
INSERT INTO "checkpoints" VALUES(11,'T3','3-2','Ngã ba Đồi Chè',10,11.9993,107.8885,'2026-11-14 15:45:00.000000');
INSERT INTO "checkpoints" VALUES(12,'T3','3-3','Trạm bơm',11,12.0116,107.8861,NULL);
INSERT INTO "checkpoints" VALUES(13,'T4','4-0','Điểm tập trung',12,11.99,107.84,NULL);
INSERT INTO "checkpoints" VALUES(14,'T4','4-1','Cầu treo Nà Lài',13,11.996,107.8339,NULL);
INSERT INTO "checkpoints" VALUES(15,'T4','4-2','Nhà văn hóa Bằng Giang',14,11.9862,107.8425,NULL);
INSERT INTO "checkpoints" VALUES(16,'T4','4-3','Dốc ba tầng',15,11.9946,107.8471,NULL);
INSERT INTO "checkpoints" VALUES(17,'T5','5-0','Điểm tập trung',16,11.975,107.895,NULL);
INSERT INTO "checkpoints" VALUES(18,'T5','5-1','Ngã tư Cao Lạng',17,11.9826,107.8867,NULL);
INSERT INTO "checkpoints" VALUES(19,'T5','5-2','Đập tràn Suối Lạnh',18,11.9771,107.8984,NULL);
INSERT INTO "checkpoints" VALUES(20,'T5','5-3','Vườn tiêu cuối thôn',19,11.9751,107.8886,NULL);
INSERT INTO "checkpoints" VALUES(21,'T6','6-0','Điểm tập trung',20,12.05,107.9,NULL);
INSERT INTO "checkpoints" VALUES(22,'T6','6-1','Bến nước Ea Mây',21,12.0495,107.8918,NULL);
INSERT INTO "checkpoints" VALUES(23,'T6','6-2','Nhà rông',22,12.0587,107.9073,NULL);
INSERT INTO "checkpoints" VALUES(24,'T6','6-3','Đường mòn Đắk Mây',23,12.051,107.896,NULL);
CREATE TABLE conversations (
	account_id INTEGER NOT NULL, 
	flow TEXT, 
	state TEXT, 
	draft TEXT NOT NULL, 
	nonce INTEGER NOT NULL, 
	expires_at DATETIME, 
	choices TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	shown_at DATETIME, 
	used_at DATETIME, 
	CONSTRAINT pk_conversations PRIMARY KEY (account_id), 
	CONSTRAINT fk_conversations_account_id FOREIGN KEY(account_id) REFERENCES accounts (id)
);
INSERT INTO "conversations" VALUES(1,'report','place','{"entries":[],"category":"SOS","hamlet":null,"incident":5,"facts":[],"received_at":null,"promised":false,"album":"","instead_of":""}',5,'2026-11-14 16:31:00.000000','[["Đồi Chè","ham1:5:H09"],["Hồ Sen","ham1:5:H10"],["Tân Lập","ham1:5:H01"],["Tân Tiến","ham1:5:H02"],["Trung Tâm","ham1:5:H03"],["Nà Lài","ham1:5:H04"],["Bằng Giang","ham1:5:H05"],["Cao Lạng","ham1:5:H06"],["Buôn Ea Mây","ham1:5:H07"],["Bon Đắk Mây","ham1:5:H08"],["Thôn 1 (Đồi Mây)","ham1:5:H11"],["Thôn 1 (Suối Lạnh cũ)","ham1:5:H12"],["❓ Không rõ thôn","ham1:5:-"],["🙂 Báo nhầm","undo1:5"],["✅ Tôi an toàn","safe1:5"]]','[["👍 Ổn","fine1:4"],["🆘 SOS","go1:sos"]]','2026-11-14 16:16:00.000000','2026-11-14 16:16:00.000000');
INSERT INTO "conversations" VALUES(2,'report','place','{"entries":[],"category":"TROM","hamlet":null,"incident":null,"facts":[],"received_at":null,"promised":false,"album":"","instead_of":""}',3,'2026-11-14 16:22:00.000000','[["Đồi Chè","ham1:3:H09"],["Hồ Sen","ham1:3:H10"],["Tân Lập","ham1:3:H01"],["Tân Tiến","ham1:3:H02"],["Trung Tâm","ham1:3:H03"],["Nà Lài","ham1:3:H04"],["Bằng Giang","ham1:3:H05"],["Cao Lạng","ham1:3:H06"],["Buôn Ea Mây","ham1:3:H07"],["Bon Đắk Mây","ham1:3:H08"],["Thôn 1 (Đồi Mây)","ham1:3:H11"],["Thôn 1 (Suối Lạnh cũ)","ham1:3:H12"],["❓ Không rõ thôn","ham1:3:-"],["◀️ Quay lại","back1:3"],["✖️ Không báo nữa","stop1:3"],["🏃 Đang đến","way1:2","beside"],["📌 Đã có mặt","scene1:2","beside"]]','[["🔥 Cháy, nổ","cat1:3:CHAY"],["🚑 Tai nạn","cat1:3:TNGT"],["⚔️ Đánh nhau","cat1:3:DANHNHAU"],["🔓 Trộm cắp","cat1:3:TROM"],["💰 Cướp, đe dọa","cat1:3:CUOP"],["🏥 Ốm, đuối nước","cat1:3:SUCKHOE"],["🏠 Việc gia đình","cat1:3:BLGD"],["🧒 Trẻ em cần giúp","cat1:3:TREEM"],["👥 Gây rối","cat1:3:GAYROI"],["➕ Việc khác","cat1:3:KHAC"],["▾ Thêm loại","cats1:3"],["✖️ Không báo nữa","stop1:3"]]','2026-11-14 16:19:00.000000','2026-11-14 16:19:00.000000');
INSERT INTO "conversations" VALUES(3,NULL,NULL,'',3,NULL,'[["🏃 Đang đến","way1:5"],["📌 Đã có mặt","scene1:5"]]','[["🏃 Đang đến","way1:5"],["📌 Đã có mặt","scene1:5"]]','2026-11-14 16:17:00.000000','2026-11-14 16:00:00.000000');
INSERT INTO "conversations" VALUES(4,NULL,NULL,'',3,NULL,'[["🏃 Đang đến","way1:5"],["📌 Đã có mặt","scene1:5"]]','[["🏃 Đang đến","way1:5"],["📌 Đã có mặt","scene1:5"]]','2026-11-14 16:17:00.000000','2026-11-14 15:00:00.000000');
INSERT INTO "conversations" VALUES(5,'report','place','{"entries":[],"category":"CHAY","hamlet":null,"incident":null,"facts":[],"received_at":null,"promised":false,"album":"","instead_of":""}',2,'2026-11-14 16:22:00.000000','[["Đồi Chè","ham1:2:H09"],["Hồ Sen","ham1:2:H10"],["Tân Lập","ham1:2:H01"],["Tân Tiến","ham1:2:H02"],["Trung Tâm","ham1:2:H03"],["Nà Lài","ham1:2:H04"],["Bằng Giang","ham1:2:H05"],["Cao Lạng","ham1:2:H06"],["Buôn Ea Mây","ham1:2:H07"],["Bon Đắk Mây","ham1:2:H08"],["Thôn 1 (Đồi Mây)","ham1:2:H11"],["Thôn 1 (Suối Lạnh cũ)","ham1:2:H12"],["❓ Không rõ thôn","ham1:2:-"],["◀️ Quay lại","back1:2"],["✖️ Không báo nữa","stop1:2"]]','[["🔥 Cháy, nổ","cat1:2:CHAY"],["🚑 Tai nạn","cat1:2:TNGT"],["⚔️ Đánh nhau","cat1:2:DANHNHAU"],["🔓 Trộm cắp","cat1:2:TROM"],["💰 Cướp, đe dọa","cat1:2:CUOP"],["🏥 Ốm, đuối nước","cat1:2:SUCKHOE"],["🏠 Việc gia đình","cat1:2:BLGD"],["🧒 Trẻ em cần giúp","cat1:2:TREEM"],["👥 Gây rối","cat1:2:GAYROI"],["➕ Việc khác","cat1:2:KHAC"],["▾ Thêm loại","cats1:2"],["✖️ Không báo nữa","stop1:2"]]','2026-11-14 16:19:00.000000','2026-11-14 16:19:00.000000');
INSERT INTO "conversations" VALUES(6,NULL,NULL,'',2,NULL,'[["👍 Ổn","fine1:5"],["🆘 SOS","go1:sos"]]','[["🏃 Đang đến","way1:5"],["📌 Đã có mặt","scene1:5"]]','2026-11-14 16:19:00.000000','2026-11-14 15:45:00.000000');
INSERT INTO "conversations" VALUES(7,NULL,NULL,'',0,NULL,'[["🟢 Vào ca","in1:2"],["✅ Đi được","can1:2"],["❌ Không đi được","cannot1:2"],["🔁 Nhờ thay","sub1:2"]]','[["✅ Đi được","can1:2"],["❌ Không đi được","cannot1:2"],["🔁 Nhờ thay","sub1:2"]]','2026-11-13 14:45:00.000000','2026-11-13 14:45:00.000000');
INSERT INTO "conversations" VALUES(8,NULL,NULL,'',3,NULL,'[["🏃 Đang đến","way1:5"],["📌 Đã có mặt","scene1:5"]]','[["🏃 Đang đến","way1:4"],["📌 Đã có mặt","scene1:4"]]','2026-11-14 16:17:00.000000','2026-11-14 15:30:00.000000');
INSERT INTO "conversations" VALUES(9,'report','facts','{"entries":[],"category":"GAYROI","hamlet":null,"incident":7,"facts":[],"received_at":null,"promised":false,"album":"","instead_of":""}',5,'2026-11-14 16:35:00.000000','[["Có người bị thương","fact2:7:injured"],["Có hung khí","fact2:7:weapon"],["Không, chưa rõ","nofact1:5"],["✏️ Sửa loại","fixk1:7"],["✏️ Sửa thôn","fixp1:7"]]','[["Tân Lập","ham1:5:H01"],["Tân Tiến","ham1:5:H02"],["Trung Tâm","ham1:5:H03"],["Nà Lài","ham1:5:H04"],["Bằng Giang","ham1:5:H05"],["Cao Lạng","ham1:5:H06"],["Buôn Ea Mây","ham1:5:H07"],["Bon Đắk Mây","ham1:5:H08"],["Đồi Chè","ham1:5:H09"],["Hồ Sen","ham1:5:H10"],["Thôn 1 (Đồi Mây)","ham1:5:H11"],["Thôn 1 (Suối Lạnh cũ)","ham1:5:H12"],["❓ Không rõ thôn","ham1:5:-"],["◀️ Quay lại","back1:5"],["✖️ Không báo nữa","stop1:5"]]','2026-11-14 16:20:00.000000','2026-11-14 16:20:00.000000');
INSERT INTO "conversations" VALUES(10,NULL,NULL,'',0,NULL,'[["✅ Đã nhận","take1:3"],["🏃 Đang đến","way1:3"],["☑️ Đã xử lý xong","solved1:3"],["🙂 Báo nhầm","false1:3"],["👤 Ai báo?","who1:3"]]','[["✅ Đã nhận","take1:5"],["🏃 Đang đến","way1:5"],["☑️ Đã xử lý xong","solved1:5"],["🙂 Báo nhầm","false1:5"],["👤 Ai báo?","who1:5"]]','2026-11-14 16:19:00.000000','2026-11-14 16:10:00.000000');
INSERT INTO "conversations" VALUES(11,NULL,NULL,'',0,NULL,'[["✅ Đã nhận","take1:3"],["🏃 Đang đến","way1:3"],["☑️ Đã xử lý xong","solved1:3"],["🙂 Báo nhầm","false1:3"],["👤 Ai báo?","who1:3"]]','[["✅ Đã nhận","take1:5"],["🏃 Đang đến","way1:5"],["☑️ Đã xử lý xong","solved1:5"],["🙂 Báo nhầm","false1:5"],["👤 Ai báo?","who1:5"]]','2026-11-14 16:19:00.000000','2026-11-14 16:19:00.000000');
INSERT INTO "conversations" VALUES(12,NULL,NULL,'',0,NULL,'[["✅ Đã nhận","take1:3"],["🏃 Đang đến","way1:3"],["☑️ Đã xử lý xong","solved1:3"],["🙂 Báo nhầm","false1:3"],["👤 Ai báo?","who1:3"]]','[["✅ Đã nhận","take1:5"],["🏃 Đang đến","way1:5"],["☑️ Đã xử lý xong","solved1:5"],["🙂 Báo nhầm","false1:5"],["👤 Ai báo?","who1:5"]]','2026-11-14 16:19:00.000000','2026-11-14 16:18:00.000000');
INSERT INTO "conversations" VALUES(13,NULL,NULL,'',3,NULL,'[["🏃 Đang đến","way1:5"],["📌 Đã có mặt","scene1:5"]]','[["🏃 Đang đến","way1:4"],["📌 Đã có mặt","scene1:4"]]','2026-11-14 16:17:00.000000','2026-11-14 16:13:00.000000');
INSERT INTO "conversations" VALUES(14,'find_member','name','{}',3,'2026-11-14 16:33:00.000000','[["✖️ Thôi","stop1:3"],["✅ Đã nhận","take1:5","beside"],["🏃 Đang đến","way1:5","beside"],["☑️ Đã xử lý xong","solved1:5","beside"],["🙂 Báo nhầm","false1:5","beside"],["👤 Ai báo?","who1:5","beside"]]','[["✅ Đã nhận","take1:5"],["🏃 Đang đến","way1:5"],["☑️ Đã xử lý xong","solved1:5"],["🙂 Báo nhầm","false1:5"],["👤 Ai báo?","who1:5"]]','2026-11-14 16:18:00.000000','2026-11-14 16:18:00.000000');
INSERT INTO "conversations" VALUES(15,NULL,NULL,'',1,NULL,'[["Tháng 11/2026","month1:202611"],["🧮 Xếp nháp","draft1:202612"],["⚠️ Thiếu người","gaps1:202612"],["⚖️ Số ca từng người","fair1:202612:-"],["📄 Tệp Excel","sheet1:202612:-"],["Tổ 1","week1:T1:20261201"],["Tổ 2","week1:T2:20261201"],["Tổ 3","week1:T3:20261201"],["Tổ 4","week1:T4:20261201"],["Tổ 5","week1:T5:20261201"],["Tổ 6","week1:T6:20261201"],["📑 Kế hoạch","go1:plans"],["🏖️ Nghỉ, miễn","go1:absences"]]','[["✅ Đã nhận","take1:5"],["🏃 Đang đến","way1:5"],["☑️ Đã xử lý xong","solved1:5"],["🙂 Báo nhầm","false1:5"],["👤 Ai báo?","who1:5"]]','2026-11-14 16:20:00.000000','2026-11-14 16:20:00.000000');
INSERT INTO "conversations" VALUES(16,'report','facts','{"entries":[],"category":"TROM","hamlet":null,"incident":4,"facts":[],"received_at":null,"promised":false,"album":"","instead_of":""}',1,'2026-11-14 16:29:00.000000','[["Có người bị thương","fact2:4:injured"],["Có hung khí","fact2:4:weapon"],["Không, chưa rõ","nofact1:1"],["✏️ Sửa loại","fixk1:4"],["✏️ Sửa thôn","fixp1:4"],["✅ Đã nhận","take1:3","beside"],["🏃 Đang đến","way1:3","beside"],["☑️ Đã xử lý xong","solved1:3","beside"],["🙂 Báo nhầm","false1:3","beside"]]','[["Tân Lập","ham1:1:H01"],["Tân Tiến","ham1:1:H02"],["Trung Tâm","ham1:1:H03"],["Nà Lài","ham1:1:H04"],["Bằng Giang","ham1:1:H05"],["Cao Lạng","ham1:1:H06"],["Buôn Ea Mây","ham1:1:H07"],["Bon Đắk Mây","ham1:1:H08"],["Đồi Chè","ham1:1:H09"],["Hồ Sen","ham1:1:H10"],["Thôn 1 (Đồi Mây)","ham1:1:H11"],["Thôn 1 (Suối Lạnh cũ)","ham1:1:H12"],["❓ Không rõ thôn","ham1:1:-"],["◀️ Quay lại","back1:1"],["✖️ Không báo nữa","stop1:1"]]','2026-11-14 16:14:00.000000','2026-11-14 16:14:00.000000');
INSERT INTO "conversations" VALUES(17,'report','details','{"entries":[],"category":"HATANG","hamlet":null,"incident":6,"facts":[],"received_at":null,"promised":false,"album":"","instead_of":""}',1,'2026-11-14 16:33:00.000000','[["✅ Xong","done1:1"],["🙂 Báo nhầm","undo1:6"],["✏️ Sửa loại","fixk1:6"],["✏️ Sửa thôn","fixp1:6"]]','[["Tân Lập","ham1:1:H01"],["Tân Tiến","ham1:1:H02"],["Trung Tâm","ham1:1:H03"],["Nà Lài","ham1:1:H04"],["Bằng Giang","ham1:1:H05"],["Cao Lạng","ham1:1:H06"],["Buôn Ea Mây","ham1:1:H07"],["Bon Đắk Mây","ham1:1:H08"],["Đồi Chè","ham1:1:H09"],["Hồ Sen","ham1:1:H10"],["Thôn 1 (Đồi Mây)","ham1:1:H11"],["Thôn 1 (Suối Lạnh cũ)","ham1:1:H12"],["❓ Không rõ thôn","ham1:1:-"],["◀️ Quay lại","back1:1"],["✖️ Không báo nữa","stop1:1"]]','2026-11-14 16:18:00.000000','2026-11-14 16:18:00.000000');
INSERT INTO "conversations" VALUES(18,NULL,NULL,'',0,NULL,'[["✍️ Cần ký","go1:to_sign"]]','[]','2026-11-14 01:00:00.000000','2026-11-14 01:00:00.000000');
INSERT INTO "conversations" VALUES(20,NULL,NULL,'',0,NULL,'[]','[]',NULL,NULL);
CREATE TABLE corrections (
	id INTEGER NOT NULL, 
	assignment_id INTEGER NOT NULL, 
	shift_id INTEGER NOT NULL, 
	in_at DATETIME, 
	out_at DATETIME, 
	reason TEXT NOT NULL, 
	proposed_by INTEGER NOT NULL, 
	proposed_at DATETIME NOT NULL, 
	state TEXT NOT NULL, 
	decided_by INTEGER, 
	decided_at DATETIME, 
	refused_because TEXT NOT NULL, 
	CONSTRAINT pk_corrections PRIMARY KEY (id), 
	CONSTRAINT fk_corrections_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_corrections_shift_id FOREIGN KEY(shift_id) REFERENCES shifts (id), 
	CONSTRAINT fk_corrections_proposed_by FOREIGN KEY(proposed_by) REFERENCES members (id), 
	CONSTRAINT fk_corrections_decided_by FOREIGN KEY(decided_by) REFERENCES members (id)
);
INSERT INTO "corrections" VALUES(1,3,1,'2026-11-13 14:55:00.000000','2026-11-13 19:20:00.000000','#out',28,'2026-11-14 00:30:00.000000','proposed',NULL,NULL,'');
CREATE TABLE equipment (
	id INTEGER NOT NULL, 
	team TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	serial TEXT NOT NULL, 
	state TEXT NOT NULL, 
	noted_at DATETIME, 
	noted_by INTEGER, 
	CONSTRAINT pk_equipment PRIMARY KEY (id), 
	CONSTRAINT fk_equipment_team FOREIGN KEY(team) REFERENCES teams (code), 
	CONSTRAINT fk_equipment_noted_by FOREIGN KEY(noted_by) REFERENCES members (id)
);
INSERT INTO "equipment" VALUES(1,'T1','vest','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(2,'T1','torch','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(3,'T1','whistle','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(4,'T1','radio','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(5,'T1','megaphone','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(6,'T1','raincoat','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(7,'T1','helmet','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(8,'T1','first_aid','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(9,'T1','extinguisher','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(10,'T1','armband','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(11,'T1','baton','T1-B01','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(12,'T1','stab_vest','T1-S02','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(13,'T1','gloves','T1-G03','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(14,'T2','vest','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(15,'T2','torch','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(16,'T2','whistle','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(17,'T2','radio','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(18,'T2','megaphone','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(19,'T2','raincoat','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(20,'T2','helmet','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(21,'T2','first_aid','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(22,'T2','extinguisher','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(23,'T2','armband','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(24,'T2','baton','T2-B01','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(25,'T2','stab_vest','T2-S02','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(26,'T2','gloves','T2-G03','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(27,'T3','vest','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(28,'T3','torch','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(29,'T3','whistle','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(30,'T3','radio','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(31,'T3','megaphone','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(32,'T3','raincoat','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(33,'T3','helmet','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(34,'T3','first_aid','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(35,'T3','extinguisher','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(36,'T3','armband','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(37,'T3','baton','T3-B01','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(38,'T3','stab_vest','T3-S02','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(39,'T3','gloves','T3-G03','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(40,'T4','vest','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(41,'T4','torch','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(42,'T4','whistle','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(43,'T4','radio','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(44,'T4','megaphone','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(45,'T4','raincoat','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(46,'T4','helmet','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(47,'T4','first_aid','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(48,'T4','extinguisher','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(49,'T4','armband','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(50,'T4','baton','T4-B01','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(51,'T4','stab_vest','T4-S02','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(52,'T4','gloves','T4-G03','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(53,'T5','vest','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(54,'T5','torch','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(55,'T5','whistle','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(56,'T5','radio','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(57,'T5','megaphone','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(58,'T5','raincoat','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(59,'T5','helmet','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(60,'T5','first_aid','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(61,'T5','extinguisher','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(62,'T5','armband','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(63,'T5','baton','T5-B01','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(64,'T5','stab_vest','T5-S02','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(65,'T5','gloves','T5-G03','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(66,'T6','vest','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(67,'T6','torch','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(68,'T6','whistle','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(69,'T6','radio','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(70,'T6','megaphone','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(71,'T6','raincoat','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(72,'T6','helmet','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(73,'T6','first_aid','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(74,'T6','extinguisher','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(75,'T6','armband','','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(76,'T6','baton','T6-B01','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(77,'T6','stab_vest','T6-S02','ok',NULL,NULL);
INSERT INTO "equipment" VALUES(78,'T6','gloves','T6-G03','ok',NULL,NULL);
CREATE TABLE files (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	content BLOB NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_files PRIMARY KEY (id)
);
CREATE TABLE hamlets (
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	households INTEGER NOT NULL, 
	team TEXT, 
	place_in_team INTEGER NOT NULL, 
	in_force BOOLEAN NOT NULL, 
	CONSTRAINT pk_hamlets PRIMARY KEY (code), 
	CONSTRAINT fk_hamlets_team FOREIGN KEY(team) REFERENCES teams (code)
);
INSERT INTO "hamlets" VALUES('H01','Tân Lập',318,'T2',0,1);
INSERT INTO "hamlets" VALUES('H02','Tân Tiến',274,'T2',1,1);
INSERT INTO "hamlets" VALUES('H03','Trung Tâm',402,'T1',0,1);
INSERT INTO "hamlets" VALUES('H04','Nà Lài',196,'T4',0,1);
INSERT INTO "hamlets" VALUES('H05','Bằng Giang',241,'T4',1,1);
INSERT INTO "hamlets" VALUES('H06','Cao Lạng',187,'T5',0,1);
INSERT INTO "hamlets" VALUES('H07','Buôn Ea Mây',165,'T6',0,1);
INSERT INTO "hamlets" VALUES('H08','Bon Đắk Mây',142,'T6',1,1);
INSERT INTO "hamlets" VALUES('H09','Đồi Chè',228,'T3',1,1);
INSERT INTO "hamlets" VALUES('H10','Hồ Sen',259,'T3',0,1);
INSERT INTO "hamlets" VALUES('H11','Thôn 1 (Đồi Mây)',203,'T1',1,1);
INSERT INTO "hamlets" VALUES('H12','Thôn 1 (Suối Lạnh cũ)',176,'T5',1,1);
CREATE TABLE inbox (
	id INTEGER NOT NULL, 
	channel TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	lane TEXT NOT NULL, 
	body TEXT NOT NULL, 
	state TEXT NOT NULL, 
	received_at DATETIME NOT NULL, 
	attempts INTEGER NOT NULL, 
	not_before DATETIME, 
	error TEXT NOT NULL, 
	settled_at DATETIME, 
	number INTEGER DEFAULT '0' NOT NULL, 
	waited_since DATETIME, 
	CONSTRAINT pk_inbox PRIMARY KEY (id), 
	CONSTRAINT uq_inbox_channel_key UNIQUE (channel, "key")
);
INSERT INTO "inbox" VALUES(1,'telegram','524000001','9000019','','done','2026-11-12 11:00:00.000000',0,NULL,'','2026-11-12 11:00:00.000000',524000001,NULL);
INSERT INTO "inbox" VALUES(2,'telegram','524000002','9000002','','done','2026-11-13 13:00:00.000000',0,NULL,'','2026-11-13 13:00:00.000000',524000002,NULL);
INSERT INTO "inbox" VALUES(3,'telegram','524000003','9000003','','done','2026-11-13 13:00:00.000000',0,NULL,'','2026-11-13 13:00:00.000000',524000003,NULL);
INSERT INTO "inbox" VALUES(4,'telegram','524000004','9000012','','done','2026-11-13 13:00:00.000000',0,NULL,'','2026-11-13 13:00:00.000000',524000004,NULL);
INSERT INTO "inbox" VALUES(5,'telegram','524000005','9000002','','done','2026-11-13 14:55:00.000000',0,NULL,'','2026-11-13 14:55:00.000000',524000005,NULL);
INSERT INTO "inbox" VALUES(6,'telegram','524000006','9000003','','done','2026-11-13 14:55:00.000000',0,NULL,'','2026-11-13 14:55:00.000000',524000006,NULL);
INSERT INTO "inbox" VALUES(7,'telegram','524000007','9000000','','done','2026-11-13 14:55:00.000000',0,NULL,'','2026-11-13 14:55:00.000000',524000007,NULL);
INSERT INTO "inbox" VALUES(8,'telegram','524000008','9000001','','done','2026-11-13 14:55:00.000000',0,NULL,'','2026-11-13 14:55:00.000000',524000008,NULL);
INSERT INTO "inbox" VALUES(9,'telegram','524000009','9000012','','done','2026-11-13 14:55:00.000000',0,NULL,'','2026-11-13 14:55:00.000000',524000009,NULL);
INSERT INTO "inbox" VALUES(10,'telegram','524000010','9000007','','done','2026-11-13 14:55:00.000000',0,NULL,'','2026-11-13 14:55:00.000000',524000010,NULL);
INSERT INTO "inbox" VALUES(11,'telegram','524000011','9000005','','done','2026-11-13 14:55:00.000000',0,NULL,'','2026-11-13 14:55:00.000000',524000011,NULL);
INSERT INTO "inbox" VALUES(12,'telegram','524000012','9000002','','done','2026-11-13 14:55:00.000000',0,NULL,'','2026-11-13 14:55:00.000000',524000012,NULL);
INSERT INTO "inbox" VALUES(13,'telegram','524000013','9000002','','done','2026-11-13 14:55:00.000000',0,NULL,'','2026-11-13 14:55:00.000000',524000013,NULL);
INSERT INTO "inbox" VALUES(14,'telegram','524000014','9000002','','done','2026-11-13 19:00:00.000000',0,NULL,'','2026-11-13 19:00:00.000000',524000014,NULL);
INSERT INTO "inbox" VALUES(15,'telegram','524000015','9000003','','done','2026-11-13 19:00:00.000000',0,NULL,'','2026-11-13 19:00:00.000000',524000015,NULL);
INSERT INTO "inbox" VALUES(16,'telegram','524000016','9000000','','done','2026-11-13 19:00:00.000000',0,NULL,'','2026-11-13 19:00:00.000000',524000016,NULL);
INSERT INTO "inbox" VALUES(17,'telegram','524000017','9000001','','done','2026-11-13 19:00:00.000000',0,NULL,'','2026-11-13 19:00:00.000000',524000017,NULL);
INSERT INTO "inbox" VALUES(18,'telegram','524000018','9000012','','done','2026-11-13 19:00:00.000000',0,NULL,'','2026-11-13 19:00:00.000000',524000018,NULL);
INSERT INTO "inbox" VALUES(19,'telegram','524000019','9000007','','done','2026-11-13 19:00:00.000000',0,NULL,'','2026-11-13 19:00:00.000000',524000019,NULL);
INSERT INTO "inbox" VALUES(20,'telegram','524000020','9000005','','done','2026-11-13 19:00:00.000000',0,NULL,'','2026-11-13 19:00:00.000000',524000020,NULL);
INSERT INTO "inbox" VALUES(21,'telegram','524000021','9000002','','done','2026-11-13 19:00:00.000000',0,NULL,'','2026-11-13 19:00:00.000000',524000021,NULL);
INSERT INTO "inbox" VALUES(22,'telegram','524000022','9000002','','done','2026-11-13 19:00:00.000000',0,NULL,'','2026-11-13 19:00:00.000000',524000022,NULL);
INSERT INTO "inbox" VALUES(23,'telegram','524000023','9000002','','done','2026-11-13 19:00:00.000000',0,NULL,'','2026-11-13 19:00:00.000000',524000023,NULL);
INSERT INTO "inbox" VALUES(24,'telegram','524000024','9000002','','done','2026-11-14 00:05:00.000000',0,NULL,'','2026-11-14 00:05:00.000000',524000024,NULL);
INSERT INTO "inbox" VALUES(25,'telegram','524000025','9000000','','done','2026-11-14 00:30:00.000000',0,NULL,'','2026-11-14 00:30:00.000000',524000025,NULL);
INSERT INTO "inbox" VALUES(26,'telegram','524000026','9000000','','done','2026-11-14 00:30:00.000000',0,NULL,'','2026-11-14 00:30:00.000000',524000026,NULL);
INSERT INTO "inbox" VALUES(27,'telegram','524000027','9000000','','done','2026-11-14 00:30:00.000000',0,NULL,'','2026-11-14 00:30:00.000000',524000027,NULL);
INSERT INTO "inbox" VALUES(28,'telegram','524000028','9000000','','done','2026-11-14 00:30:00.000000',0,NULL,'','2026-11-14 00:30:00.000000',524000028,NULL);
INSERT INTO "inbox" VALUES(29,'telegram','524000029','9000013','','done','2026-11-14 02:00:00.000000',0,NULL,'','2026-11-14 02:00:00.000000',524000029,NULL);
INSERT INTO "inbox" VALUES(30,'telegram','524000030','9000013','','done','2026-11-14 02:00:00.000000',0,NULL,'','2026-11-14 02:00:00.000000',524000030,NULL);
INSERT INTO "inbox" VALUES(31,'telegram','524000031','9000004','','done','2026-11-14 02:00:00.000000',0,NULL,'','2026-11-14 02:00:00.000000',524000031,NULL);
INSERT INTO "inbox" VALUES(32,'telegram','524000032','9000004','','done','2026-11-14 02:00:00.000000',0,NULL,'','2026-11-14 02:00:00.000000',524000032,NULL);
INSERT INTO "inbox" VALUES(33,'telegram','524000033','9000008','','done','2026-11-14 02:00:00.000000',0,NULL,'','2026-11-14 02:00:00.000000',524000033,NULL);
INSERT INTO "inbox" VALUES(34,'telegram','524000034','9000008','','done','2026-11-14 02:00:00.000000',0,NULL,'','2026-11-14 02:00:00.000000',524000034,NULL);
INSERT INTO "inbox" VALUES(35,'telegram','524000035','9000013','','done','2026-11-14 04:00:00.000000',0,NULL,'','2026-11-14 04:00:00.000000',524000035,NULL);
INSERT INTO "inbox" VALUES(36,'telegram','524000036','9000013','','done','2026-11-14 04:00:00.000000',0,NULL,'','2026-11-14 04:00:00.000000',524000036,NULL);
INSERT INTO "inbox" VALUES(37,'telegram','524000037','9000013','','done','2026-11-14 04:00:00.000000',0,NULL,'','2026-11-14 04:00:00.000000',524000037,NULL);
INSERT INTO "inbox" VALUES(38,'telegram','524000038','9000013','','done','2026-11-14 04:00:00.000000',0,NULL,'','2026-11-14 04:00:00.000000',524000038,NULL);
INSERT INTO "inbox" VALUES(39,'telegram','524000039','9000013','','done','2026-11-14 04:00:00.000000',0,NULL,'','2026-11-14 04:00:00.000000',524000039,NULL);
INSERT INTO "inbox" VALUES(40,'telegram','524000040','9000013','','done','2026-11-14 04:00:00.000000',0,NULL,'','2026-11-14 04:00:00.000000',524000040,NULL);
INSERT INTO "inbox" VALUES(41,'telegram','524000041','9000013','','done','2026-11-14 04:00:00.000000',0,NULL,'','2026-11-14 04:00:00.000000',524000041,NULL);
INSERT INTO "inbox" VALUES(42,'telegram','524000042','9000013','','done','2026-11-14 04:00:00.000000',0,NULL,'','2026-11-14 04:00:00.000000',524000042,NULL);
INSERT INTO "inbox" VALUES(43,'telegram','524000043','9000009','','done','2026-11-14 05:00:00.000000',0,NULL,'','2026-11-14 05:00:00.000000',524000043,NULL);
INSERT INTO "inbox" VALUES(44,'telegram','524000044','9000009','','done','2026-11-14 05:00:00.000000',0,NULL,'','2026-11-14 05:00:00.000000',524000044,NULL);
INSERT INTO "inbox" VALUES(45,'telegram','524000045','9000000','','done','2026-11-14 07:00:00.000000',0,NULL,'','2026-11-14 07:00:00.000000',524000045,NULL);
INSERT INTO "inbox" VALUES(46,'telegram','524000046','9000000','','done','2026-11-14 07:00:00.000000',0,NULL,'','2026-11-14 07:00:00.000000',524000046,NULL);
INSERT INTO "inbox" VALUES(47,'telegram','524000047','9000012','','done','2026-11-14 10:55:00.000000',0,NULL,'','2026-11-14 10:55:00.000000',524000047,NULL);
INSERT INTO "inbox" VALUES(48,'telegram','524000048','9000008','','done','2026-11-14 10:55:00.000000',0,NULL,'','2026-11-14 10:55:00.000000',524000048,NULL);
INSERT INTO "inbox" VALUES(49,'telegram','524000049','9000012','','done','2026-11-14 14:00:00.000000',0,NULL,'','2026-11-14 14:00:00.000000',524000049,NULL);
INSERT INTO "inbox" VALUES(50,'telegram','524000050','9000008','','done','2026-11-14 14:00:00.000000',0,NULL,'','2026-11-14 14:00:00.000000',524000050,NULL);
INSERT INTO "inbox" VALUES(51,'telegram','524000051','9000001','','done','2026-11-14 14:52:00.000000',0,NULL,'','2026-11-14 14:52:00.000000',524000051,NULL);
INSERT INTO "inbox" VALUES(52,'telegram','524000052','9000001','','done','2026-11-14 14:52:00.000000',0,NULL,'','2026-11-14 14:52:00.000000',524000052,NULL);
INSERT INTO "inbox" VALUES(53,'telegram','524000053','9000002','','done','2026-11-14 15:00:00.000000',0,NULL,'','2026-11-14 15:00:00.000000',524000053,NULL);
INSERT INTO "inbox" VALUES(54,'telegram','524000054','9000003','','done','2026-11-14 15:00:00.000000',0,NULL,'','2026-11-14 15:00:00.000000',524000054,NULL);
INSERT INTO "inbox" VALUES(55,'telegram','524000055','9000000','','done','2026-11-14 15:00:00.000000',0,NULL,'','2026-11-14 15:00:00.000000',524000055,NULL);
INSERT INTO "inbox" VALUES(56,'telegram','524000056','9000012','','done','2026-11-14 15:00:00.000000',0,NULL,'','2026-11-14 15:00:00.000000',524000056,NULL);
INSERT INTO "inbox" VALUES(57,'telegram','524000057','9000007','','done','2026-11-14 15:00:00.000000',0,NULL,'','2026-11-14 15:00:00.000000',524000057,NULL);
INSERT INTO "inbox" VALUES(58,'telegram','524000058','9000005','','done','2026-11-14 15:00:00.000000',0,NULL,'','2026-11-14 15:00:00.000000',524000058,NULL);
INSERT INTO "inbox" VALUES(59,'telegram','524000059','9000002','','done','2026-11-14 15:00:00.000000',0,NULL,'','2026-11-14 15:00:00.000000',524000059,NULL);
INSERT INTO "inbox" VALUES(60,'telegram','524000060','9000002','','done','2026-11-14 15:00:00.000000',0,NULL,'','2026-11-14 15:00:00.000000',524000060,NULL);
INSERT INTO "inbox" VALUES(61,'telegram','524000061','9000012','','done','2026-11-14 15:00:00.000000',0,NULL,'','2026-11-14 15:00:00.000000',524000061,NULL);
INSERT INTO "inbox" VALUES(62,'telegram','524000062','9000012','','done','2026-11-14 15:00:00.000000',0,NULL,'','2026-11-14 15:00:00.000000',524000062,NULL);
INSERT INTO "inbox" VALUES(63,'telegram','524000063','9000012','','done','2026-11-14 15:05:00.000000',0,NULL,'','2026-11-14 15:05:00.000000',524000063,NULL);
INSERT INTO "inbox" VALUES(64,'telegram','524000064','9000007','','done','2026-11-14 15:05:00.000000',0,NULL,'','2026-11-14 15:05:00.000000',524000064,NULL);
INSERT INTO "inbox" VALUES(65,'telegram','524000065','9000004','','done','2026-11-14 15:20:00.000000',0,NULL,'','2026-11-14 15:20:00.000000',524000065,NULL);
INSERT INTO "inbox" VALUES(66,'telegram','524000066','9000002','','done','2026-11-14 15:30:00.000000',0,NULL,'','2026-11-14 15:30:00.000000',524000066,NULL);
INSERT INTO "inbox" VALUES(67,'telegram','524000067','9000000','','done','2026-11-14 15:30:00.000000',0,NULL,'','2026-11-14 15:30:00.000000',524000067,NULL);
INSERT INTO "inbox" VALUES(68,'telegram','524000068','9000012','','done','2026-11-14 15:30:00.000000',0,NULL,'','2026-11-14 15:30:00.000000',524000068,NULL);
INSERT INTO "inbox" VALUES(69,'telegram','524000069','9000007','','done','2026-11-14 15:30:00.000000',0,NULL,'','2026-11-14 15:30:00.000000',524000069,NULL);
INSERT INTO "inbox" VALUES(70,'telegram','524000070','9000005','','done','2026-11-14 15:30:00.000000',0,NULL,'','2026-11-14 15:30:00.000000',524000070,NULL);
INSERT INTO "inbox" VALUES(71,'telegram','524000071','9000008','','done','2026-11-14 15:40:00.000000',0,NULL,'','2026-11-14 15:40:00.000000',524000071,NULL);
INSERT INTO "inbox" VALUES(72,'telegram','524000072','9000008','','done','2026-11-14 15:40:00.000000',0,NULL,'','2026-11-14 15:40:00.000000',524000072,NULL);
INSERT INTO "inbox" VALUES(73,'telegram','524000073','9000008','','done','2026-11-14 15:40:00.000000',0,NULL,'','2026-11-14 15:40:00.000000',524000073,NULL);
INSERT INTO "inbox" VALUES(74,'telegram','524000074','9000008','','done','2026-11-14 15:40:00.000000',0,NULL,'','2026-11-14 15:40:00.000000',524000074,NULL);
INSERT INTO "inbox" VALUES(75,'telegram','524000075','9000008','','done','2026-11-14 15:40:00.000000',0,NULL,'','2026-11-14 15:40:00.000000',524000075,NULL);
INSERT INTO "inbox" VALUES(76,'telegram','524000076','9000005','','done','2026-11-14 15:45:00.000000',0,NULL,'','2026-11-14 15:45:00.000000',524000076,NULL);
INSERT INTO "inbox" VALUES(77,'telegram','524000077','9000000','','done','2026-11-14 15:45:00.000000',0,NULL,'','2026-11-14 15:45:00.000000',524000077,NULL);
INSERT INTO "inbox" VALUES(78,'telegram','524000078','9000002','','done','2026-11-14 15:45:00.000000',0,NULL,'','2026-11-14 15:45:00.000000',524000078,NULL);
INSERT INTO "inbox" VALUES(79,'telegram','524000079','9000017','','done','2026-11-14 15:45:00.000000',0,NULL,'','2026-11-14 15:45:00.000000',524000079,NULL);
INSERT INTO "inbox" VALUES(80,'telegram','524000080','9000011','{"update_id":524000080,"message":{"message_id":5,"from":{"id":9000011,"is_bot":false,"first_name":"hung","language_code":"vi"},"chat":{"id":9000011,"first_name":"hung","type":"private"},"date":1794671400,"text":"chữ này làm bot hỏng"}}','parked','2026-11-14 15:50:00.000000',3,'2026-11-14 15:50:07.000000','ZeroDivisionError','2026-11-14 15:50:07.000000',524000080,NULL);
INSERT INTO "inbox" VALUES(81,'telegram','524000081','9000002','','done','2026-11-14 16:00:00.000000',0,NULL,'','2026-11-14 16:00:00.000000',524000081,NULL);
INSERT INTO "inbox" VALUES(82,'telegram','524000082','9000012','','done','2026-11-14 16:00:00.000000',0,NULL,'','2026-11-14 16:00:00.000000',524000082,NULL);
INSERT INTO "inbox" VALUES(83,'telegram','524000083','9000014','','done','2026-11-14 16:00:00.000000',0,NULL,'','2026-11-14 16:00:00.000000',524000083,NULL);
INSERT INTO "inbox" VALUES(84,'telegram','524000084','9000014','','done','2026-11-14 16:00:00.000000',0,NULL,'','2026-11-14 16:00:00.000000',524000084,NULL);
INSERT INTO "inbox" VALUES(85,'telegram','524000085','9000014','','done','2026-11-14 16:00:00.000000',0,NULL,'','2026-11-14 16:00:00.000000',524000085,NULL);
INSERT INTO "inbox" VALUES(86,'telegram','524000086','9000001','','done','2026-11-14 16:06:00.000000',0,NULL,'','2026-11-14 16:06:00.000000',524000086,NULL);
INSERT INTO "inbox" VALUES(87,'telegram','524000087','9000001','','done','2026-11-14 16:06:00.000000',0,NULL,'','2026-11-14 16:06:00.000000',524000087,NULL);
INSERT INTO "inbox" VALUES(88,'telegram','524000088','9000001','','done','2026-11-14 16:06:00.000000',0,NULL,'','2026-11-14 16:06:00.000000',524000088,NULL);
INSERT INTO "inbox" VALUES(89,'telegram','524000089','9000001','','done','2026-11-14 16:06:00.000000',0,NULL,'','2026-11-14 16:06:00.000000',524000089,NULL);
INSERT INTO "inbox" VALUES(90,'telegram','524000090','9000009','','done','2026-11-14 16:12:00.000000',0,NULL,'','2026-11-14 16:12:00.000000',524000090,NULL);
INSERT INTO "inbox" VALUES(91,'telegram','524000091','9000012','','done','2026-11-14 16:13:00.000000',0,NULL,'','2026-11-14 16:13:00.000000',524000091,NULL);
INSERT INTO "inbox" VALUES(92,'telegram','524000092','9000015','','done','2026-11-14 16:14:00.000000',0,NULL,'','2026-11-14 16:14:00.000000',524000092,NULL);
INSERT INTO "inbox" VALUES(93,'telegram','524000093','9000015','','done','2026-11-14 16:14:00.000000',0,NULL,'','2026-11-14 16:14:00.000000',524000093,NULL);
INSERT INTO "inbox" VALUES(94,'telegram','524000094','9000015','','done','2026-11-14 16:14:00.000000',0,NULL,'','2026-11-14 16:14:00.000000',524000094,NULL);
INSERT INTO "inbox" VALUES(95,'telegram','524000095','9000000','','done','2026-11-14 16:16:00.000000',0,NULL,'','2026-11-14 16:16:00.000000',524000095,NULL);
INSERT INTO "inbox" VALUES(96,'telegram','524000096','9000000','','done','2026-11-14 16:16:00.000000',0,NULL,'','2026-11-14 16:16:00.000000',524000096,NULL);
INSERT INTO "inbox" VALUES(97,'telegram','524000097','9000016','','done','2026-11-14 16:18:00.000000',0,NULL,'','2026-11-14 16:18:00.000000',524000097,NULL);
INSERT INTO "inbox" VALUES(98,'telegram','524000098','9000016','','done','2026-11-14 16:18:00.000000',0,NULL,'','2026-11-14 16:18:00.000000',524000098,NULL);
INSERT INTO "inbox" VALUES(99,'telegram','524000099','9000016','','done','2026-11-14 16:18:00.000000',0,NULL,'','2026-11-14 16:18:00.000000',524000099,NULL);
INSERT INTO "inbox" VALUES(100,'telegram','524000100','9000016','','done','2026-11-14 16:18:00.000000',0,NULL,'','2026-11-14 16:18:00.000000',524000100,NULL);
INSERT INTO "inbox" VALUES(101,'telegram','524000101','9000011','','done','2026-11-14 16:18:00.000000',0,NULL,'','2026-11-14 16:18:00.000000',524000101,NULL);
INSERT INTO "inbox" VALUES(102,'telegram','524000102','9000010','','done','2026-11-14 16:18:00.000000',0,NULL,'','2026-11-14 16:18:00.000000',524000102,NULL);
INSERT INTO "inbox" VALUES(103,'telegram','524000103','9000010','','done','2026-11-14 16:18:00.000000',0,NULL,'','2026-11-14 16:18:00.000000',524000103,NULL);
INSERT INTO "inbox" VALUES(104,'telegram','524000104','9000013','','done','2026-11-14 16:18:00.000000',0,NULL,'','2026-11-14 16:18:00.000000',524000104,NULL);
INSERT INTO "inbox" VALUES(105,'telegram','524000105','9000001','','done','2026-11-14 16:19:00.000000',0,NULL,'','2026-11-14 16:19:00.000000',524000105,NULL);
INSERT INTO "inbox" VALUES(106,'telegram','524000106','9000001','','done','2026-11-14 16:19:00.000000',0,NULL,'','2026-11-14 16:19:00.000000',524000106,NULL);
INSERT INTO "inbox" VALUES(107,'telegram','524000107','9000004','','done','2026-11-14 16:19:00.000000',0,NULL,'','2026-11-14 16:19:00.000000',524000107,NULL);
INSERT INTO "inbox" VALUES(108,'telegram','524000108','9000004','','done','2026-11-14 16:19:00.000000',0,NULL,'','2026-11-14 16:19:00.000000',524000108,NULL);
INSERT INTO "inbox" VALUES(109,'telegram','524000109','9000008','','done','2026-11-14 16:20:00.000000',0,NULL,'','2026-11-14 16:20:00.000000',524000109,NULL);
INSERT INTO "inbox" VALUES(110,'telegram','524000110','9000008','','done','2026-11-14 16:20:00.000000',0,NULL,'','2026-11-14 16:20:00.000000',524000110,NULL);
INSERT INTO "inbox" VALUES(111,'telegram','524000111','9000008','','done','2026-11-14 16:20:00.000000',0,NULL,'','2026-11-14 16:20:00.000000',524000111,NULL);
INSERT INTO "inbox" VALUES(112,'telegram','524000112','9000008','','done','2026-11-14 16:20:00.000000',0,NULL,'','2026-11-14 16:20:00.000000',524000112,NULL);
INSERT INTO "inbox" VALUES(113,'telegram','524000113','9000010','','done','2026-11-14 16:20:00.000000',0,NULL,'','2026-11-14 16:20:00.000000',524000113,NULL);
INSERT INTO "inbox" VALUES(114,'telegram','524000114','9000014','','done','2026-11-14 16:20:00.000000',0,NULL,'','2026-11-14 16:20:00.000000',524000114,NULL);
INSERT INTO "inbox" VALUES(115,'telegram','524000115','9000014','','done','2026-11-14 16:20:00.000000',0,NULL,'','2026-11-14 16:20:00.000000',524000115,NULL);
INSERT INTO "inbox" VALUES(116,'telegram','524000116','9000016','{"update_id":524000116,"message":{"message_id":3,"from":{"id":9000016,"is_bot":false,"first_name":"thien","language_code":"vi"},"chat":{"id":9000016,"first_name":"thien","type":"private"},"date":1794673200,"text":"0"}}','waiting','2026-11-14 16:20:00.000000',0,NULL,'',NULL,524000116,NULL);
CREATE TABLE incident_entries (
	id INTEGER NOT NULL, 
	incident_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	member_id INTEGER, 
	text TEXT NOT NULL, 
	ref TEXT NOT NULL, 
	CONSTRAINT pk_incident_entries PRIMARY KEY (id), 
	CONSTRAINT fk_incident_entries_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id), 
	CONSTRAINT fk_incident_entries_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
INSERT INTO "incident_entries" VALUES(1,1,'photo','2026-11-14 15:40:00.000000',35,'','AgACAgUAAxkBE0zs2aaRPXwhY92Q7WfbpP3Qr5RTm26Qu2VNWnX-7b-RAZb4');
INSERT INTO "incident_entries" VALUES(2,1,'text','2026-11-14 15:40:00.000000',35,'xe máy bị lấy','');
INSERT INTO "incident_entries" VALUES(3,1,'text','2026-11-14 15:40:00.000000',35,'hai người chạy về phía đồi','');
INSERT INTO "incident_entries" VALUES(4,1,'escalated','2026-11-14 15:43:00.000000',NULL,'','1.0');
INSERT INTO "incident_entries" VALUES(5,1,'escalated','2026-11-14 15:48:00.000000',NULL,'','2.0');
INSERT INTO "incident_entries" VALUES(6,1,'warned','2026-11-14 15:48:00.000000',NULL,'','');
INSERT INTO "incident_entries" VALUES(7,1,'escalated','2026-11-14 15:55:00.000000',NULL,'','3.1');
INSERT INTO "incident_entries" VALUES(8,1,'warned','2026-11-14 15:55:00.000000',NULL,'','');
INSERT INTO "incident_entries" VALUES(9,3,'fact','2026-11-14 16:06:00.000000',27,'','ongoing');
INSERT INTO "incident_entries" VALUES(10,3,'escalated','2026-11-14 16:07:00.000000',NULL,'','1.0');
INSERT INTO "incident_entries" VALUES(11,3,'escalated','2026-11-14 16:08:00.000000',NULL,'','2.0');
INSERT INTO "incident_entries" VALUES(12,1,'escalated','2026-11-14 16:10:00.000000',NULL,'','3.2');
INSERT INTO "incident_entries" VALUES(13,3,'escalated','2026-11-14 16:10:00.000000',NULL,'','3.0');
INSERT INTO "incident_entries" VALUES(14,3,'warned','2026-11-14 16:10:00.000000',NULL,'','');
INSERT INTO "incident_entries" VALUES(15,1,'state','2026-11-14 16:12:00.000000',4,'','acknowledged');
INSERT INTO "incident_entries" VALUES(16,3,'escalated','2026-11-14 16:14:00.000000',NULL,'','4.1');
INSERT INTO "incident_entries" VALUES(17,3,'warned','2026-11-14 16:14:00.000000',NULL,'','');
INSERT INTO "incident_entries" VALUES(18,2,'escalated','2026-11-14 16:15:00.000000',NULL,'','1.0');
INSERT INTO "incident_entries" VALUES(19,5,'last_seen','2026-11-14 15:45:00.000000',28,'Bờ hồ','passed');
INSERT INTO "incident_entries" VALUES(20,5,'location','2026-11-14 16:16:00.000000',28,'','12.001100,107.879900');
INSERT INTO "incident_entries" VALUES(21,4,'escalated','2026-11-14 16:17:00.000000',NULL,'','1.0');
INSERT INTO "incident_entries" VALUES(22,5,'escalated','2026-11-14 16:17:00.000000',NULL,'','1.0');
INSERT INTO "incident_entries" VALUES(23,5,'escalated','2026-11-14 16:18:00.000000',NULL,'','2.0');
INSERT INTO "incident_entries" VALUES(24,3,'escalated','2026-11-14 16:19:00.000000',NULL,'','4.2');
INSERT INTO "incident_entries" VALUES(25,5,'escalated','2026-11-14 16:20:00.000000',NULL,'','3.0');
INSERT INTO "incident_entries" VALUES(26,5,'warned','2026-11-14 16:20:00.000000',NULL,'','');
INSERT INTO "incident_entries" VALUES(27,2,'state','2026-11-14 16:20:00.000000',6,'','acknowledged');
CREATE TABLE incidents (
	id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	day TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	category TEXT NOT NULL, 
	severity INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	reporter_id INTEGER NOT NULL, 
	reported_at DATETIME NOT NULL, 
	received_at DATETIME NOT NULL, 
	hamlet TEXT, 
	facts TEXT NOT NULL, 
	holder_id INTEGER, 
	held_at DATETIME, 
	closed_at DATETIME, 
	incomplete BOOLEAN NOT NULL, 
	needs_support BOOLEAN NOT NULL, 
	silent BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_incidents PRIMARY KEY (id), 
	CONSTRAINT uq_incidents_day_seq UNIQUE (day, seq), 
	CONSTRAINT fk_incidents_reporter_id FOREIGN KEY(reporter_id) REFERENCES members (id), 
	CONSTRAINT fk_incidents_hamlet FOREIGN KEY(hamlet) REFERENCES hamlets (code), 
	CONSTRAINT fk_incidents_holder_id FOREIGN KEY(holder_id) REFERENCES members (id)
);
INSERT INTO "incidents" VALUES(1,'VV-1114-01','2026-11-14',1,'TROM',3,'acknowledged',35,'2026-11-14 15:40:00.000000','2026-11-14 15:40:00.000000','H10','',4,'2026-11-14 16:12:00.000000',NULL,0,0,0);
INSERT INTO "incidents" VALUES(2,'VV-1114-02','2026-11-14',2,'GAYROI',2,'acknowledged',2,'2026-11-14 16:00:00.000000','2026-11-14 16:00:00.000000','H09','',6,'2026-11-14 16:20:00.000000',NULL,0,0,0);
INSERT INTO "incidents" VALUES(3,'VV-1114-03','2026-11-14',3,'BLGD',4,'new',27,'2026-11-14 16:06:00.000000','2026-11-14 16:06:00.000000','H10','ongoing',NULL,NULL,NULL,0,0,0);
INSERT INTO "incidents" VALUES(4,'VV-1114-04','2026-11-14',4,'TROM',3,'new',37,'2026-11-14 16:14:00.000000','2026-11-14 16:14:00.000000','H03','',NULL,NULL,NULL,0,0,0);
INSERT INTO "incidents" VALUES(5,'VV-1114-05','2026-11-14',5,'SOS',4,'new',28,'2026-11-14 16:16:00.000000','2026-11-14 16:16:00.000000',NULL,'',NULL,NULL,NULL,0,0,0);
INSERT INTO "incidents" VALUES(6,'VV-1114-06','2026-11-14',6,'HATANG',1,'new',38,'2026-11-14 16:18:00.000000','2026-11-14 16:18:00.000000','H10','',NULL,NULL,NULL,0,0,0);
INSERT INTO "incidents" VALUES(7,'VV-1114-07','2026-11-14',7,'GAYROI',2,'new',35,'2026-11-14 16:20:00.000000','2026-11-14 16:20:00.000000','H10','',NULL,NULL,NULL,0,0,0);
CREATE TABLE invitations (
	id INTEGER NOT NULL, 
	code_hash TEXT NOT NULL, 
	role TEXT NOT NULL, 
	team TEXT, 
	member_id INTEGER, 
	created_by INTEGER, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	used_by INTEGER, 
	revoked_at DATETIME, 
	CONSTRAINT pk_invitations PRIMARY KEY (id), 
	CONSTRAINT uq_invitations_code_hash UNIQUE (code_hash), 
	CONSTRAINT fk_invitations_team FOREIGN KEY(team) REFERENCES teams (code), 
	CONSTRAINT fk_invitations_member_id FOREIGN KEY(member_id) REFERENCES members (id), 
	CONSTRAINT fk_invitations_created_by FOREIGN KEY(created_by) REFERENCES members (id), 
	CONSTRAINT fk_invitations_used_by FOREIGN KEY(used_by) REFERENCES accounts (id)
);
INSERT INTO "invitations" VALUES(1,'8a51690008a0c6d678b12833d802276f175f645654c468124417cca8a960d788','volunteer','T3',NULL,1,'2026-11-14 04:00:00.000000','2026-11-17 04:00:00.000000',NULL,NULL,NULL);
CREATE TABLE member_roles (
	member_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	CONSTRAINT pk_member_roles PRIMARY KEY (member_id, role), 
	CONSTRAINT fk_member_roles_member_id FOREIGN KEY(member_id) REFERENCES members (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "member_roles" VALUES(37,'commune_leader');
INSERT INTO "member_roles" VALUES(4,'duty_officer');
INSERT INTO "member_roles" VALUES(5,'duty_officer');
INSERT INTO "member_roles" VALUES(6,'duty_officer');
INSERT INTO "member_roles" VALUES(7,'duty_officer');
INSERT INTO "member_roles" VALUES(8,'duty_officer');
INSERT INTO "member_roles" VALUES(46,'operator');
INSERT INTO "member_roles" VALUES(1,'police_chief');
INSERT INTO "member_roles" VALUES(2,'police_chief');
INSERT INTO "member_roles" VALUES(3,'police_chief');
INSERT INTO "member_roles" VALUES(4,'police_officer');
INSERT INTO "member_roles" VALUES(5,'police_officer');
INSERT INTO "member_roles" VALUES(6,'police_officer');
INSERT INTO "member_roles" VALUES(7,'police_officer');
INSERT INTO "member_roles" VALUES(8,'police_officer');
INSERT INTO "member_roles" VALUES(9,'security_member');
INSERT INTO "member_roles" VALUES(10,'security_member');
INSERT INTO "member_roles" VALUES(11,'security_member');
INSERT INTO "member_roles" VALUES(12,'security_member');
INSERT INTO "member_roles" VALUES(13,'security_member');
INSERT INTO "member_roles" VALUES(14,'security_member');
INSERT INTO "member_roles" VALUES(15,'security_member');
INSERT INTO "member_roles" VALUES(16,'security_member');
INSERT INTO "member_roles" VALUES(17,'security_member');
INSERT INTO "member_roles" VALUES(18,'security_member');
INSERT INTO "member_roles" VALUES(19,'security_member');
INSERT INTO "member_roles" VALUES(20,'security_member');
INSERT INTO "member_roles" VALUES(21,'security_member');
INSERT INTO "member_roles" VALUES(22,'security_member');
INSERT INTO "member_roles" VALUES(35,'security_member');
INSERT INTO "member_roles" VALUES(36,'security_member');
INSERT INTO "member_roles" VALUES(38,'support_member');
INSERT INTO "member_roles" VALUES(39,'support_member');
INSERT INTO "member_roles" VALUES(40,'support_member');
INSERT INTO "member_roles" VALUES(41,'support_member');
INSERT INTO "member_roles" VALUES(42,'support_member');
INSERT INTO "member_roles" VALUES(43,'support_member');
INSERT INTO "member_roles" VALUES(44,'support_member');
INSERT INTO "member_roles" VALUES(45,'support_member');
INSERT INTO "member_roles" VALUES(9,'team_leader');
INSERT INTO "member_roles" VALUES(10,'team_leader');
INSERT INTO "member_roles" VALUES(11,'team_leader');
INSERT INTO "member_roles" VALUES(12,'team_leader');
INSERT INTO "member_roles" VALUES(13,'team_leader');
INSERT INTO "member_roles" VALUES(14,'team_leader');
INSERT INTO "member_roles" VALUES(23,'volunteer');
INSERT INTO "member_roles" VALUES(24,'volunteer');
INSERT INTO "member_roles" VALUES(25,'volunteer');
INSERT INTO "member_roles" VALUES(26,'volunteer');
INSERT INTO "member_roles" VALUES(27,'volunteer');
INSERT INTO "member_roles" VALUES(28,'volunteer');
INSERT INTO "member_roles" VALUES(29,'volunteer');
INSERT INTO "member_roles" VALUES(30,'volunteer');
INSERT INTO "member_roles" VALUES(31,'volunteer');
INSERT INTO "member_roles" VALUES(32,'volunteer');
INSERT INTO "member_roles" VALUES(33,'volunteer');
INSERT INTO "member_roles" VALUES(34,'volunteer');
CREATE TABLE members (
	id INTEGER NOT NULL, 
	full_name TEXT NOT NULL, 
	name_fold TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	call_name TEXT NOT NULL, 
	honorific TEXT NOT NULL, 
	phone TEXT, 
	organisation TEXT NOT NULL, 
	team TEXT, 
	language TEXT NOT NULL, 
	state TEXT NOT NULL, 
	duty_since DATETIME, 
	created_at DATETIME NOT NULL, 
	duty_due_at DATETIME, 
	duty_asked_at DATETIME, 
	CONSTRAINT pk_members PRIMARY KEY (id), 
	CONSTRAINT fk_members_team FOREIGN KEY(team) REFERENCES teams (code)
);
INSERT INTO "members" VALUES(1,'Phan Quốc Dũng','phan quoc dung','5H?9!3 C:0?!0DHA4!45H?9!3','Dũng','đồng chí',NULL,'Công an xã',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(2,'Lê Thị Thu Hà','le thi thu ha',':0!1 =8!0G:;!5G:H!0:0!1','Hà','đồng chí',NULL,'Công an xã',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(3,'Đặng Minh Khôi','dang minh khoi','<:A;!0 61?9!5>;?:!0<:A;!0','Khôi','đồng chí',NULL,'Công an xã',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(4,'Trần Đức Long','tran duc long','=@?9!0 GE2?!16I4!4=@?9!0','Long','đồng chí',NULL,'Công an xã',NULL,'vi','active','2026-11-14 05:00:00.000000','2026-11-12 11:00:00.000000','2026-11-15 05:00:00.000000',NULL);
INSERT INTO "members" VALUES(5,'Vũ Hải Nam','vu hai nam','?0>!0 JH!3:0;!2?0>!0','Nam','đồng chí',NULL,'Công an xã',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(6,'Hoàng Thị Yến','hoang thi yen','L8?!4 :@0?9!1G:;!5L8?!4','Yến','đồng chí',NULL,'Công an xã',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(7,'Nguyễn Văn Hùng','nguyen van hung',':H?9!1 ?9HL8?!3J1?!0:H?9!1','Hùng','đồng chí',NULL,'Công an xã',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(8,'Bùi Tuấn Anh','bui tuan anh','0?:!0 3H;!1GH2?!40?:!0','Anh','đồng chí',NULL,'Công an xã',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(9,'Nguyễn Văn Hùng','nguyen van hung',':H?9!1 ?9HL8?!3J1?!0:H?9!1','Hùng','anh',NULL,'Tổ bảo vệ ANTT','T1','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(10,'Phạm Văn Sơn','pham van son','FB?!0 C:0>!5J1?!0FB?!0','Sơn','anh',NULL,'Tổ bảo vệ ANTT','T2','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(11,'Trịnh Công Thành','trinh cong thanh','G:0?:!1 GE;?:!54A?9!0G:0?:!1','Thành','anh',NULL,'Tổ bảo vệ ANTT','T3','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(12,'Nông Văn Sỹ','nong van sy','FL!3 ?A?9!0J1?!0FL!3','Sỹ','anh',NULL,'Tổ bảo vệ ANTT','T4','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(13,'Lý Văn Páo','ly van pao','C0@!4 =L!4J1?!0C0@!4','Páo','anh',NULL,'Tổ bảo vệ ANTT','T5','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(14,'Y Blơm Niê','y blom nie','L!03=B>!0 L!03=B>!0?;8!0','Y Blơm','anh',NULL,'Tổ bảo vệ ANTT','T6','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(15,'Đỗ Thị Bình','do thi binh','3;?:!1 6A!3G:;!53;?:!1','Bình','chị',NULL,'Tổ bảo vệ ANTT','T1','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(16,'Lê Văn Ánh','le van anh','0?:!4 =8!0J1?!00?:!4','Ánh','anh',NULL,'Tổ bảo vệ ANTT','T2','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(17,'Hồ Văn Tư','ho van tu','GI!0 :A!1J1?!0GI!0','Tư','anh',NULL,'Tổ bảo vệ ANTT','T3','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(18,'Ngô Thị Mận','ngo thi man','>2?!5 ?9A!0G:;!5>2?!5','Mận','chị',NULL,'Tổ bảo vệ ANTT','T3','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(19,'Hoàng Thị Mến','hoang thi men','>8?!4 :@0?9!1G:;!5>8?!4','Mến','chị',NULL,'Tổ bảo vệ ANTT','T4','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(20,'Triệu Văn Đường','trieu van duong','6IB?9!1 GE;8H!5J1?!06IB?9!1','Đường','anh',NULL,'Tổ bảo vệ ANTT','T5','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(21,'Điểu Krang','dieu krang','<E0?9!0 6;8H!2<E0?9!0','Krang','anh',NULL,'Tổ bảo vệ ANTT','T6','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(22,'Y Thoan Êban','y thoan eban','L!0G:@0?!0 L!0G:@0?!0830?!0','Y Thoan','anh',NULL,'Tổ bảo vệ ANTT','T6','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(23,'Đinh Đông','dinh dong','6A?9!0 6;?:!06A?9!0','Đông','anh',NULL,'Thanh niên tình nguyện','T1','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(24,'Mai Quốc Bảo','mai quoc bao','30@!2 >0;!0DHA4!430@!2','Bảo','anh',NULL,'Thanh niên tình nguyện','T1','vi','suspended',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(25,'Dương Dũng','duong dung','5H?9!3 5IB?9!05H?9!3','Dũng','anh',NULL,'Thanh niên tình nguyện','T2','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(26,'Tạ Minh Phúc','ta minh phuc','C:H4!4 G0!5>;?:!0C:H4!4','Phúc','anh',NULL,'Thanh niên tình nguyện','T2','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(27,'Cao Thị Hòa','cao thi hoa',':@0!1 40@!0G:;!5:@0!1','Hòa','chị',NULL,'Thanh niên tình nguyện','T3','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(28,'Võ Nhật Huy','vo nhat huy',':HL!0 J@!3?:2G!5:HL!0','Huy','anh',NULL,'Thanh niên tình nguyện','T3','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(29,'Nông Thị Thúy','nong thi thuy','G:HL!4 ?A?9!0G:;!5G:HL!4','Thúy','chị',NULL,'Thanh niên tình nguyện','T4','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(30,'Hoàng Ân','hoang an','2?!0 :@0?9!12?!0','Ân','anh',NULL,'Thanh niên tình nguyện','T4','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(31,'Lục Văn Ước','luc van uoc','IB4!4 =H4!5J1?!0IB4!4','Ước','anh',NULL,'Thanh niên tình nguyện','T5','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(32,'Đàm Văn Kiên','dam van kien','<;8?!0 60>!1J1?!0<;8?!0','Kiên','anh',NULL,'Thanh niên tình nguyện','T5','vi','invited',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(33,'H''Linh Êban','h''linh eban',':v=;?:!0 :v=;?:!0830?!0','H''Linh','chị',NULL,'Thanh niên tình nguyện','T6','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(34,'Thị Brơi','thi broi','3EB;!0 G:;!53EB;!0','Brơi','chị',NULL,'Thanh niên tình nguyện','T6','vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(35,'Trương Văn Lực','truong van luc','=I4!5 GEIB?9!0J1?!0=I4!5','Lực','anh',NULL,'Dân quân',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(36,'Phùng Văn Được','phung van duoc','6IB4!5 C:H?9!1J1?!06IB4!5','Được','anh',NULL,'Dân quân',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(37,'Nguyễn Thị Minh Nguyệt','nguyen thi minh nguyet','?9HL8G!5 ?9HL8?!3G:;!5>;?:!0?9HL8G!5','Nguyệt','đồng chí',NULL,'UBND xã',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(38,'Lương Văn Thiện','luong van thien','G:;8?!5 =IB?9!0J1?!0G:;8?!5','Thiện','đồng chí',NULL,'MTTQ',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(39,'Đoàn Thị Ngọc Ánh','doan thi ngoc anh','0?:!4 6@0?!1G:;!5?9@4!50?:!4','Ánh','đồng chí',NULL,'Hội LHPN',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(40,'Hà Văn Mạnh','ha van manh','>0?:!5 :0!1J1?!0>0?:!5','Mạnh','đồng chí',NULL,'Hội Nông dân',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(41,'Tống Văn Quyết','tong van quyet','DHL8G!4 GA?9!4J1?!0DHL8G!4','Quyết','đồng chí',NULL,'Hội CCB',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(42,'Trần Thị Lan Chi','tran thi lan chi','4:;!0 GE2?!1G:;!5=0?!04:;!0','Chi','đồng chí',NULL,'Đoàn TN',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(43,'Vi Thị Hạnh','vi thi hanh',':0?:!5 J;!0G:;!5:0?:!5','Hạnh','đồng chí',NULL,'Phòng VH-XH',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(44,'Châu Văn Lễ','chau van le','=8!3 4:2H!0J1?!0=8!3','Lễ','đồng chí',NULL,'VP HĐND-UBND',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(45,'Kiều Thị Út','kieu thi ut','HG!4 <;8H!1G:;!5HG!4','Út','chị',NULL,'Tổ tiết kiệm & vay vốn',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
INSERT INTO "members" VALUES(46,'Lê Kỹ Thuật','le ky thuat','G:H2G!5 =8!0<L!3G:H2G!5','Thuật','',NULL,'',NULL,'vi','active',NULL,'2026-11-12 11:00:00.000000',NULL,NULL);
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	account_id INTEGER NOT NULL, 
	priority INTEGER NOT NULL, 
	payload TEXT NOT NULL, 
	dedup_key TEXT, 
	state TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	not_before DATETIME NOT NULL, 
	expires_at DATETIME, 
	attempts INTEGER NOT NULL, 
	leased_until DATETIME, 
	message_id TEXT, 
	error TEXT NOT NULL, 
	settled_at DATETIME, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT fk_outbox_account_id FOREIGN KEY(account_id) REFERENCES accounts (id), 
	CONSTRAINT uq_outbox_dedup_key UNIQUE (dedup_key)
);
INSERT INTO "outbox" VALUES(1,'reply',20,2,'',NULL,'sent','2026-11-12 11:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'2','','2026-11-12 11:00:00.000000');
INSERT INTO "outbox" VALUES(2,'shift_reminder',3,3,'','remind:1:1794582000:0:3','sent','2026-11-12 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'1','','2026-11-12 15:00:00.000000');
INSERT INTO "outbox" VALUES(3,'shift_reminder',4,3,'','remind:2:1794582000:0:4','sent','2026-11-12 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'1','','2026-11-12 15:00:00.000000');
INSERT INTO "outbox" VALUES(4,'shift_reminder',1,3,'','remind:3:1794582000:0:1','sent','2026-11-12 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'1','','2026-11-12 15:00:00.000000');
INSERT INTO "outbox" VALUES(5,'shift_reminder',2,3,'','remind:4:1794582000:0:2','sent','2026-11-12 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'1','','2026-11-12 15:00:00.000000');
INSERT INTO "outbox" VALUES(6,'shift_reminder',13,3,'','remind:5:1794582000:0:13','sent','2026-11-12 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'1','','2026-11-12 15:00:00.000000');
INSERT INTO "outbox" VALUES(7,'shift_reminder',8,3,'','remind:6:1794582000:0:8','sent','2026-11-12 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'1','','2026-11-12 15:00:00.000000');
INSERT INTO "outbox" VALUES(8,'shift_reminder',6,3,'','remind:7:1794582000:0:6','sent','2026-11-12 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'1','','2026-11-12 15:00:00.000000');
INSERT INTO "outbox" VALUES(9,'shift_reminder',7,3,'','remind:8:1794582000:0:7','sent','2026-11-12 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'1','','2026-11-12 15:00:00.000000');
INSERT INTO "outbox" VALUES(10,'unanswered',3,3,'','unanswered:1:1794582000:3','sent','2026-11-13 09:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'2','','2026-11-13 09:00:00.000000');
INSERT INTO "outbox" VALUES(11,'unanswered',13,3,'','unanswered:2:1794582000:13','sent','2026-11-13 09:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'2','','2026-11-13 09:00:00.000000');
INSERT INTO "outbox" VALUES(12,'shift_reminder',13,3,'','remind:9:1794654000:0:13','sent','2026-11-13 11:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 11:00:00.000000',1,NULL,'3','','2026-11-13 11:00:00.000000');
INSERT INTO "outbox" VALUES(13,'shift_reminder',9,3,'','remind:10:1794654000:0:9','sent','2026-11-13 11:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 11:00:00.000000',1,NULL,'1','','2026-11-13 11:00:00.000000');
INSERT INTO "outbox" VALUES(14,'shift_reminder',3,3,'','remind:1:1794582000:1:3','sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'3','','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(15,'shift_reminder',4,3,'','remind:2:1794582000:1:4','sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'2','','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(16,'shift_reminder',1,3,'','remind:3:1794582000:1:1','sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'2','','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(17,'shift_reminder',2,3,'','remind:4:1794582000:1:2','sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'2','','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(18,'shift_reminder',13,3,'','remind:5:1794582000:1:13','sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'4','','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(19,'shift_reminder',8,3,'','remind:6:1794582000:1:8','sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'2','','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(20,'shift_reminder',6,3,'','remind:7:1794582000:1:6','sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'2','','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(21,'shift_reminder',7,3,'','remind:8:1794582000:1:7','sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'2','','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(22,'tap',3,1,'',NULL,'sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 13:00:15.000000',1,NULL,NULL,'','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(23,'reply',3,2,'',NULL,'sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(24,'tap',4,1,'',NULL,'sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 13:00:15.000000',1,NULL,NULL,'','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(25,'reply',4,2,'',NULL,'sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'2','','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(26,'tap',13,1,'',NULL,'sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 13:00:15.000000',1,NULL,NULL,'','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(27,'reply',13,2,'',NULL,'sent','2026-11-13 13:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'4','','2026-11-13 13:00:00.000000');
INSERT INTO "outbox" VALUES(28,'shift_reminder',3,3,'','remind:1:1794582000:2:3','sent','2026-11-13 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'4','','2026-11-13 14:45:00.000000');
INSERT INTO "outbox" VALUES(29,'shift_reminder',4,3,'','remind:2:1794582000:2:4','sent','2026-11-13 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'3','','2026-11-13 14:45:00.000000');
INSERT INTO "outbox" VALUES(30,'shift_reminder',1,3,'','remind:3:1794582000:2:1','sent','2026-11-13 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'3','','2026-11-13 14:45:00.000000');
INSERT INTO "outbox" VALUES(31,'shift_reminder',2,3,'','remind:4:1794582000:2:2','sent','2026-11-13 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'3','','2026-11-13 14:45:00.000000');
INSERT INTO "outbox" VALUES(32,'shift_reminder',13,3,'','remind:5:1794582000:2:13','sent','2026-11-13 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'5','','2026-11-13 14:45:00.000000');
INSERT INTO "outbox" VALUES(33,'shift_reminder',8,3,'','remind:6:1794582000:2:8','sent','2026-11-13 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'3','','2026-11-13 14:45:00.000000');
INSERT INTO "outbox" VALUES(34,'shift_reminder',6,3,'','remind:7:1794582000:2:6','sent','2026-11-13 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'3','','2026-11-13 14:45:00.000000');
INSERT INTO "outbox" VALUES(35,'shift_reminder',7,3,'','remind:8:1794582000:2:7','sent','2026-11-13 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-13 15:00:00.000000',1,NULL,'3','','2026-11-13 14:45:00.000000');
INSERT INTO "outbox" VALUES(36,'shift_card',3,3,'','shiftcard:1:3:first','sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000','2026-11-13 20:15:00.000000',1,NULL,'7','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(37,'reply',3,2,'',NULL,'sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(38,'shift_card_update',3,3,'','shiftupdate:1:3:5','sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(39,'reply',4,2,'',NULL,'sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(40,'shift_card_update',3,3,'','shiftupdate:1:3:6','sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(41,'reply',1,2,'',NULL,'sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(42,'shift_card_update',3,3,'','shiftupdate:1:3:7','sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(43,'reply',2,2,'',NULL,'sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(44,'shift_card',13,3,'','shiftcard:2:13:first','sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000','2026-11-13 20:15:00.000000',1,NULL,'8','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(45,'reply',13,2,'',NULL,'sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(46,'shift_card_update',13,3,'','shiftupdate:2:13:9','sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(47,'reply',8,2,'',NULL,'sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(48,'shift_card_update',13,3,'','shiftupdate:2:13:10','sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(49,'reply',6,2,'',NULL,'sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(50,'tap',3,1,'',NULL,'sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000','2026-11-13 14:55:15.000000',1,NULL,NULL,'','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(51,'reply',3,2,'',NULL,'sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(52,'tap',3,1,'',NULL,'sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000','2026-11-13 14:55:15.000000',1,NULL,NULL,'','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(53,'reply',3,2,'',NULL,'sent','2026-11-13 14:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8','','2026-11-13 14:55:00.000000');
INSERT INTO "outbox" VALUES(54,'shift_card_update',3,3,'','shiftupdate:1:3:out1:1794596400.000000','sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(55,'reply',3,2,'',NULL,'sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(56,'shift_card_update',3,3,'','shiftupdate:1:3:out2:1794596400.000000','sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(57,'reply',4,2,'',NULL,'sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(58,'shift_card_update',3,3,'','shiftupdate:1:3:out3:1794596400.000000','sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(59,'reply',1,2,'',NULL,'sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(60,'shift_card_update',3,3,'','shiftupdate:1:3:out4:1794596400.000000','sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(61,'reply',2,2,'',NULL,'sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(62,'shift_card_update',13,3,'','shiftupdate:2:13:out5:1794596400.000000','sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(63,'reply',13,2,'',NULL,'sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(64,'shift_card_update',13,3,'','shiftupdate:2:13:out6:1794596400.000000','sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(65,'reply',8,2,'',NULL,'sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(66,'shift_card_update',13,3,'','shiftupdate:2:13:out7:1794596400.000000','sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(67,'reply',6,2,'',NULL,'sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(68,'tap',3,1,'',NULL,'sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000','2026-11-13 19:00:15.000000',1,NULL,NULL,'','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(69,'reply',3,2,'',NULL,'sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(70,'reply',3,2,'',NULL,'sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(71,'reply',3,2,'',NULL,'sent','2026-11-13 19:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-13 19:00:00.000000');
INSERT INTO "outbox" VALUES(72,'shift_reminder',3,3,'','remind:11:1794668400:0:3','sent','2026-11-13 19:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'15','','2026-11-13 19:00:02.000000');
INSERT INTO "outbox" VALUES(73,'shift_reminder',4,3,'','remind:12:1794668400:0:4','sent','2026-11-13 19:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'8','','2026-11-13 19:00:02.000000');
INSERT INTO "outbox" VALUES(74,'shift_reminder',1,3,'','remind:13:1794668400:0:1','sent','2026-11-13 19:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'8','','2026-11-13 19:00:02.000000');
INSERT INTO "outbox" VALUES(75,'shift_reminder',2,3,'','remind:14:1794668400:0:2','sent','2026-11-13 19:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'8','','2026-11-13 19:00:02.000000');
INSERT INTO "outbox" VALUES(76,'shift_reminder',13,3,'','remind:15:1794668400:0:13','sent','2026-11-13 19:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'11','','2026-11-13 19:00:02.000000');
INSERT INTO "outbox" VALUES(77,'shift_reminder',8,3,'','remind:16:1794668400:0:8','sent','2026-11-13 19:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'8','','2026-11-13 19:00:02.000000');
INSERT INTO "outbox" VALUES(78,'shift_reminder',6,3,'','remind:17:1794668400:0:6','sent','2026-11-13 19:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'8','','2026-11-13 19:00:02.000000');
INSERT INTO "outbox" VALUES(79,'sign',3,3,'','sign:2026-11-14:3','sent','2026-11-14 00:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'16','','2026-11-14 00:00:00.000000');
INSERT INTO "outbox" VALUES(80,'sign',13,3,'','sign:2026-11-14:13','sent','2026-11-14 00:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'12','','2026-11-14 00:00:00.000000');
INSERT INTO "outbox" VALUES(81,'tap',3,1,'',NULL,'sent','2026-11-14 00:05:00.000000','2000-01-01 00:00:00.000000','2026-11-14 00:05:15.000000',1,NULL,NULL,'','2026-11-14 00:05:00.000000');
INSERT INTO "outbox" VALUES(82,'reply',3,2,'',NULL,'sent','2026-11-14 00:05:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 00:05:00.000000');
INSERT INTO "outbox" VALUES(83,'tap',1,1,'',NULL,'sent','2026-11-14 00:30:00.000000','2000-01-01 00:00:00.000000','2026-11-14 00:30:15.000000',1,NULL,NULL,'','2026-11-14 00:30:00.000000');
INSERT INTO "outbox" VALUES(84,'reply',1,2,'',NULL,'sent','2026-11-14 00:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'9','','2026-11-14 00:30:00.000000');
INSERT INTO "outbox" VALUES(85,'tap',1,1,'',NULL,'sent','2026-11-14 00:30:00.000000','2000-01-01 00:00:00.000000','2026-11-14 00:30:15.000000',1,NULL,NULL,'','2026-11-14 00:30:00.000000');
INSERT INTO "outbox" VALUES(86,'reply',1,2,'',NULL,'sent','2026-11-14 00:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-14 00:30:00.000000');
INSERT INTO "outbox" VALUES(87,'reply',1,2,'',NULL,'sent','2026-11-14 00:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 00:30:00.000000');
INSERT INTO "outbox" VALUES(88,'correction',3,3,'','correction:1:3','sent','2026-11-14 00:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'17','','2026-11-14 00:30:00.000000');
INSERT INTO "outbox" VALUES(89,'tap',1,1,'',NULL,'sent','2026-11-14 00:30:00.000000','2000-01-01 00:00:00.000000','2026-11-14 00:30:15.000000',1,NULL,NULL,'','2026-11-14 00:30:00.000000');
INSERT INTO "outbox" VALUES(90,'reply',1,2,'',NULL,'sent','2026-11-14 00:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'13','','2026-11-14 00:30:00.000000');
INSERT INTO "outbox" VALUES(91,'police_sign',10,3,'','policesign:2026-11-14:10','sent','2026-11-14 01:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'1','','2026-11-14 01:00:00.000000');
INSERT INTO "outbox" VALUES(92,'police_sign',18,3,'','policesign:2026-11-14:18','sent','2026-11-14 01:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'1','','2026-11-14 01:00:00.000000');
INSERT INTO "outbox" VALUES(93,'police_sign',12,3,'','policesign:2026-11-14:12','sent','2026-11-14 01:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'1','','2026-11-14 01:00:00.000000');
INSERT INTO "outbox" VALUES(94,'reply',14,2,'',NULL,'sent','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'2','','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(95,'sheet',14,2,'',NULL,'sent','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(96,'tap',14,1,'',NULL,'sent','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 02:00:15.000000',1,NULL,NULL,'','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(97,'reply',14,2,'',NULL,'sent','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(98,'tap',5,1,'',NULL,'sent','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 02:00:15.000000',1,NULL,NULL,'','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(99,'reply',5,2,'',NULL,'dropped','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,NULL,'edit_gone','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(100,'reply',5,2,'',NULL,'sent','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'1','','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(101,'leave',3,3,'','leave:1:False:1794621600.0:3','sent','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000','2026-11-16 15:00:00.000000',1,NULL,'18','','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(102,'reply',5,2,'',NULL,'sent','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(103,'tap',9,1,'',NULL,'sent','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 02:00:15.000000',1,NULL,NULL,'','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(104,'reply',9,2,'',NULL,'sent','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'1','','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(105,'reply',9,2,'',NULL,'sent','2026-11-14 02:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-14 02:00:00.000000');
INSERT INTO "outbox" VALUES(106,'reply',14,2,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(107,'tap',14,1,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 04:00:15.000000',1,NULL,NULL,'','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(108,'reply',14,2,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(109,'tap',14,1,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 04:00:15.000000',1,NULL,NULL,'','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(110,'reply',14,2,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(111,'reply',14,2,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(112,'reply',14,2,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'9','','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(113,'reply',14,2,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11','','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(114,'tap',14,1,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 04:00:15.000000',1,NULL,NULL,'','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(115,'reply',14,2,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11','','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(116,'tap',14,1,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 04:00:15.000000',1,NULL,NULL,'','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(117,'reply',14,2,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11','','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(118,'say',7,2,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'4','','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(119,'tap',14,1,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 04:00:15.000000',1,NULL,NULL,'','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(120,'reply',14,2,'',NULL,'sent','2026-11-14 04:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11','','2026-11-14 04:00:00.000000');
INSERT INTO "outbox" VALUES(121,'unanswered',13,3,'','unanswered:3:1794654000:13','sent','2026-11-14 05:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 11:00:00.000000',1,NULL,'13','','2026-11-14 05:00:00.000000');
INSERT INTO "outbox" VALUES(122,'reply',10,2,'',NULL,'sent','2026-11-14 05:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-14 05:00:00.000000');
INSERT INTO "outbox" VALUES(123,'tap',10,1,'',NULL,'sent','2026-11-14 05:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 05:00:15.000000',1,NULL,NULL,'','2026-11-14 05:00:00.000000');
INSERT INTO "outbox" VALUES(124,'reply',10,2,'',NULL,'sent','2026-11-14 05:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-14 05:00:00.000000');
INSERT INTO "outbox" VALUES(125,'tap',1,1,'',NULL,'sent','2026-11-14 07:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 07:00:15.000000',1,NULL,NULL,'','2026-11-14 07:00:00.000000');
INSERT INTO "outbox" VALUES(126,'reply',1,2,'',NULL,'dropped','2026-11-14 07:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,NULL,'edit_gone','2026-11-14 07:00:00.000000');
INSERT INTO "outbox" VALUES(127,'reply',1,2,'',NULL,'sent','2026-11-14 07:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 07:00:00.000000');
INSERT INTO "outbox" VALUES(128,'asked',4,3,'','ask:1:4','sent','2026-11-14 07:00:00.000000','2000-01-01 00:00:00.000000','2026-11-15 15:00:00.000000',1,NULL,'9','','2026-11-14 07:00:00.000000');
INSERT INTO "outbox" VALUES(129,'substitute',3,3,'','ask:1:asked:28:3','sent','2026-11-14 07:00:00.000000','2000-01-01 00:00:00.000000','2026-11-15 19:00:00.000000',1,NULL,'19','','2026-11-14 07:00:00.000000');
INSERT INTO "outbox" VALUES(130,'tap',1,1,'',NULL,'sent','2026-11-14 07:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 07:00:15.000000',1,NULL,NULL,'','2026-11-14 07:00:00.000000');
INSERT INTO "outbox" VALUES(131,'reply',1,2,'',NULL,'sent','2026-11-14 07:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 07:00:00.000000');
INSERT INTO "outbox" VALUES(132,'short',13,3,'','short:3:1794654000:13','sent','2026-11-14 08:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 11:00:00.000000',1,NULL,'14','','2026-11-14 08:00:00.000000');
INSERT INTO "outbox" VALUES(133,'short',10,3,'','short:3:1794654000:10','sent','2026-11-14 08:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 11:00:00.000000',1,NULL,'4','','2026-11-14 08:00:00.000000');
INSERT INTO "outbox" VALUES(134,'shift_reminder',13,3,'','remind:9:1794654000:1:13','sent','2026-11-14 09:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 11:00:00.000000',1,NULL,'15','','2026-11-14 09:00:00.000000');
INSERT INTO "outbox" VALUES(135,'shift_reminder',9,3,'','remind:10:1794654000:1:9','sent','2026-11-14 09:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 11:00:00.000000',1,NULL,'4','','2026-11-14 09:00:00.000000');
INSERT INTO "outbox" VALUES(136,'unanswered',3,3,'','unanswered:4:1794668400:3','sent','2026-11-14 09:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'20','','2026-11-14 09:00:00.000000');
INSERT INTO "outbox" VALUES(137,'unanswered',13,3,'','unanswered:5:1794668400:13','sent','2026-11-14 09:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'16','','2026-11-14 09:00:00.000000');
INSERT INTO "outbox" VALUES(138,'shift_reminder',13,3,'','remind:9:1794654000:2:13','sent','2026-11-14 10:45:00.000000','2000-01-01 00:00:00.000000','2026-11-14 11:00:00.000000',1,NULL,'17','','2026-11-14 10:45:00.000000');
INSERT INTO "outbox" VALUES(139,'shift_reminder',9,3,'','remind:10:1794654000:2:9','sent','2026-11-14 10:45:00.000000','2000-01-01 00:00:00.000000','2026-11-14 11:00:00.000000',1,NULL,'5','','2026-11-14 10:45:00.000000');
INSERT INTO "outbox" VALUES(140,'shift_card',13,3,'','shiftcard:3:13:first','sent','2026-11-14 10:55:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:15:00.000000',1,NULL,'20','','2026-11-14 10:55:00.000000');
INSERT INTO "outbox" VALUES(141,'reply',13,2,'',NULL,'sent','2026-11-14 10:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 10:55:00.000000');
INSERT INTO "outbox" VALUES(142,'shift_card_update',13,3,'','shiftupdate:3:13:28','sent','2026-11-14 10:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 10:55:00.000000');
INSERT INTO "outbox" VALUES(143,'reply',9,2,'',NULL,'sent','2026-11-14 10:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-14 10:55:00.000000');
INSERT INTO "outbox" VALUES(144,'shift_card_update',13,3,'','shiftupdate:3:13:out9:1794664800.000000','sent','2026-11-14 14:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 14:00:00.000000');
INSERT INTO "outbox" VALUES(145,'reply',13,2,'',NULL,'sent','2026-11-14 14:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22','','2026-11-14 14:00:00.000000');
INSERT INTO "outbox" VALUES(146,'shift_card_update',13,3,'','shiftupdate:3:13:out10:1794664800.000000','sent','2026-11-14 14:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 14:00:00.000000');
INSERT INTO "outbox" VALUES(147,'reply',9,2,'',NULL,'sent','2026-11-14 14:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'9','','2026-11-14 14:00:00.000000');
INSERT INTO "outbox" VALUES(148,'shift_reminder',3,3,'','remind:11:1794668400:1:3','sent','2026-11-14 14:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'21','','2026-11-14 14:00:02.000000');
INSERT INTO "outbox" VALUES(149,'shift_reminder',4,3,'','remind:12:1794668400:1:4','sent','2026-11-14 14:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'10','','2026-11-14 14:00:02.000000');
INSERT INTO "outbox" VALUES(150,'shift_reminder',1,3,'','remind:13:1794668400:1:1','sent','2026-11-14 14:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'15','','2026-11-14 14:00:02.000000');
INSERT INTO "outbox" VALUES(151,'shift_reminder',2,3,'','remind:14:1794668400:1:2','sent','2026-11-14 14:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'9','','2026-11-14 14:00:02.000000');
INSERT INTO "outbox" VALUES(152,'shift_reminder',13,3,'','remind:15:1794668400:1:13','sent','2026-11-14 14:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'23','','2026-11-14 14:00:02.000000');
INSERT INTO "outbox" VALUES(153,'shift_reminder',8,3,'','remind:16:1794668400:1:8','sent','2026-11-14 14:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'9','','2026-11-14 14:00:02.000000');
INSERT INTO "outbox" VALUES(154,'shift_reminder',6,3,'','remind:17:1794668400:1:6','sent','2026-11-14 14:00:02.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'9','','2026-11-14 14:00:02.000000');
INSERT INTO "outbox" VALUES(155,'shift_reminder',3,3,'','remind:11:1794668400:2:3','sent','2026-11-14 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'22','','2026-11-14 14:45:00.000000');
INSERT INTO "outbox" VALUES(156,'shift_reminder',4,3,'','remind:12:1794668400:2:4','sent','2026-11-14 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'11','','2026-11-14 14:45:00.000000');
INSERT INTO "outbox" VALUES(157,'shift_reminder',1,3,'','remind:13:1794668400:2:1','sent','2026-11-14 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'16','','2026-11-14 14:45:00.000000');
INSERT INTO "outbox" VALUES(158,'shift_reminder',2,3,'','remind:14:1794668400:2:2','sent','2026-11-14 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'10','','2026-11-14 14:45:00.000000');
INSERT INTO "outbox" VALUES(159,'shift_reminder',13,3,'','remind:15:1794668400:2:13','sent','2026-11-14 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'24','','2026-11-14 14:45:00.000000');
INSERT INTO "outbox" VALUES(160,'shift_reminder',8,3,'','remind:16:1794668400:2:8','sent','2026-11-14 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'10','','2026-11-14 14:45:00.000000');
INSERT INTO "outbox" VALUES(161,'shift_reminder',6,3,'','remind:17:1794668400:2:6','sent','2026-11-14 14:45:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:00.000000',1,NULL,'10','','2026-11-14 14:45:00.000000');
INSERT INTO "outbox" VALUES(162,'tap',2,1,'',NULL,'sent','2026-11-14 14:52:00.000000','2000-01-01 00:00:00.000000','2026-11-14 14:52:15.000000',1,NULL,NULL,'','2026-11-14 14:52:00.000000');
INSERT INTO "outbox" VALUES(163,'reply',2,2,'',NULL,'sent','2026-11-14 14:52:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-14 14:52:00.000000');
INSERT INTO "outbox" VALUES(164,'asked',5,3,'','ask:2:5','sent','2026-11-14 14:52:00.000000','2000-01-01 00:00:00.000000','2026-11-15 15:00:00.000000',1,NULL,'4','','2026-11-14 14:52:00.000000');
INSERT INTO "outbox" VALUES(165,'substitute',3,3,'','ask:2:asked:27:3','sent','2026-11-14 14:52:00.000000','2000-01-01 00:00:00.000000','2026-11-15 19:00:00.000000',1,NULL,'23','','2026-11-14 14:52:00.000000');
INSERT INTO "outbox" VALUES(166,'tap',2,1,'',NULL,'sent','2026-11-14 14:52:00.000000','2000-01-01 00:00:00.000000','2026-11-14 14:52:15.000000',1,NULL,NULL,'','2026-11-14 14:52:00.000000');
INSERT INTO "outbox" VALUES(167,'reply',2,2,'',NULL,'sent','2026-11-14 14:52:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-14 14:52:00.000000');
INSERT INTO "outbox" VALUES(168,'shift_reminder',3,3,'','remind:18:1794754800:0:3','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-15 15:00:00.000000',1,NULL,'24','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(169,'shift_reminder',1,3,'','remind:19:1794754800:0:1','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-15 15:00:00.000000',1,NULL,'17','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(170,'shift_reminder',2,3,'','remind:20:1794754800:0:2','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-15 15:00:00.000000',1,NULL,'11','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(171,'shift_reminder',13,3,'','remind:21:1794754800:0:13','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-15 15:00:00.000000',1,NULL,'25','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(172,'shift_reminder',8,3,'','remind:22:1794754800:0:8','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-15 15:00:00.000000',1,NULL,'11','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(173,'shift_reminder',6,3,'','remind:23:1794754800:0:6','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-15 15:00:00.000000',1,NULL,'11','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(174,'shift_reminder',9,3,'','remind:24:1794754800:0:9','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-15 15:00:00.000000',1,NULL,'10','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(175,'shift_card',3,3,'','shiftcard:4:3:first','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 20:15:00.000000',1,NULL,'27','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(176,'reply',3,2,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'26','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(177,'shift_card_update',3,3,'','shiftupdate:4:3:33','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'27','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(178,'reply',4,2,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'13','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(179,'shift_card_update',3,3,'','shiftupdate:4:3:34','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'27','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(180,'reply',1,2,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(181,'shift_card',13,3,'','shiftcard:5:13:first','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 20:15:00.000000',1,NULL,'28','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(182,'reply',13,2,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'27','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(183,'shift_card_update',13,3,'','shiftupdate:5:13:36','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'28','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(184,'reply',8,2,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'13','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(185,'shift_card_update',13,3,'','shiftupdate:5:13:37','sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'28','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(186,'reply',6,2,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'13','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(187,'tap',3,1,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:15.000000',1,NULL,NULL,'','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(188,'reply',3,2,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'28','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(189,'tap',3,1,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:15.000000',1,NULL,NULL,'','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(190,'reply',3,2,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'28','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(191,'tap',13,1,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:15.000000',1,NULL,NULL,'','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(192,'reply',13,2,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'29','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(193,'tap',13,1,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:00:15.000000',1,NULL,NULL,'','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(194,'reply',13,2,'',NULL,'sent','2026-11-14 15:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'29','','2026-11-14 15:00:00.000000');
INSERT INTO "outbox" VALUES(195,'tap',13,1,'',NULL,'sent','2026-11-14 15:05:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:05:15.000000',1,NULL,NULL,'','2026-11-14 15:05:00.000000');
INSERT INTO "outbox" VALUES(196,'reply',13,2,'',NULL,'sent','2026-11-14 15:05:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'29','','2026-11-14 15:05:00.000000');
INSERT INTO "outbox" VALUES(197,'tap',8,1,'',NULL,'sent','2026-11-14 15:05:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:05:15.000000',1,NULL,NULL,'','2026-11-14 15:05:00.000000');
INSERT INTO "outbox" VALUES(198,'reply',8,2,'',NULL,'sent','2026-11-14 15:05:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'13','','2026-11-14 15:05:00.000000');
INSERT INTO "outbox" VALUES(199,'shift_card',3,3,'','shiftcard:4:3:missing','sent','2026-11-14 15:10:00.000000','2000-01-01 00:00:00.000000','2026-11-14 20:15:00.000000',1,NULL,'29','','2026-11-14 15:10:00.000000');
INSERT INTO "outbox" VALUES(200,'not_there',2,3,'','notthere:4:2','sent','2026-11-14 15:10:00.000000','2000-01-01 00:00:00.000000','2026-11-14 19:00:00.000000',1,NULL,'12','','2026-11-14 15:10:00.000000');
INSERT INTO "outbox" VALUES(201,'shift_card_update',3,3,'','shiftupdate:4:3:moved27','sent','2026-11-14 15:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'27','','2026-11-14 15:10:00.000000');
INSERT INTO "outbox" VALUES(202,'confirm_substitute',3,3,'','confirm:2:18:0:3','sent','2026-11-14 15:20:00.000000','2000-01-01 00:00:00.000000','2026-11-15 15:00:00.000000',1,NULL,'30','','2026-11-14 15:20:00.000000');
INSERT INTO "outbox" VALUES(203,'substitute',2,3,'','ask:2:accepted:18:2','sent','2026-11-14 15:20:00.000000','2000-01-01 00:00:00.000000','2026-11-15 19:00:00.000000',1,NULL,'13','','2026-11-14 15:20:00.000000');
INSERT INTO "outbox" VALUES(204,'tap',5,1,'',NULL,'sent','2026-11-14 15:20:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:20:15.000000',1,NULL,NULL,'','2026-11-14 15:20:00.000000');
INSERT INTO "outbox" VALUES(205,'reply',5,2,'',NULL,'sent','2026-11-14 15:20:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'4','','2026-11-14 15:20:00.000000');
INSERT INTO "outbox" VALUES(206,'ok_check',3,2,'','ok:11:1794668400:1','sent','2026-11-14 15:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'31','','2026-11-14 15:30:00.000000');
INSERT INTO "outbox" VALUES(207,'ok_check',4,2,'','ok:12:1794668400:1','sent','2026-11-14 15:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 15:30:00.000000');
INSERT INTO "outbox" VALUES(208,'ok_check',1,2,'','ok:13:1794668400:1','sent','2026-11-14 15:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 15:30:00.000000');
INSERT INTO "outbox" VALUES(209,'ok_check',6,2,'','ok:17:1794668400:1','sent','2026-11-14 15:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 15:30:00.000000');
INSERT INTO "outbox" VALUES(210,'reply',3,2,'',NULL,'sent','2026-11-14 15:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'33','','2026-11-14 15:30:00.000000');
INSERT INTO "outbox" VALUES(211,'reply',1,2,'',NULL,'sent','2026-11-14 15:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22','','2026-11-14 15:30:00.000000');
INSERT INTO "outbox" VALUES(212,'reply',13,2,'',NULL,'sent','2026-11-14 15:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'31','','2026-11-14 15:30:00.000000');
INSERT INTO "outbox" VALUES(213,'reply',8,2,'',NULL,'sent','2026-11-14 15:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'15','','2026-11-14 15:30:00.000000');
INSERT INTO "outbox" VALUES(214,'reply',6,2,'',NULL,'sent','2026-11-14 15:30:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 15:30:00.000000');
INSERT INTO "outbox" VALUES(215,'ok_check',4,2,'','ok:12:1794668400:2','sent','2026-11-14 15:34:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'15','','2026-11-14 15:34:00.000000');
INSERT INTO "outbox" VALUES(216,'ok_check',4,2,'','ok:12:1794668400:3','sent','2026-11-14 15:38:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 15:38:00.000000');
INSERT INTO "outbox" VALUES(217,'reply',9,2,'',NULL,'sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(218,'tap',9,1,'',NULL,'sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:40:15.000000',1,NULL,NULL,'','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(219,'reply',9,2,'',NULL,'sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(220,'card',10,-1,'','card:1:10:0','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(221,'card',2,0,'','card:1:2:0','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(222,'card',4,-1,'','card:1:4:0','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'17','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(223,'card',5,0,'','card:1:5:0','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(224,'card',1,-1,'','card:1:1:0','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'23','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(225,'card',3,-1,'','card:1:3:0','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'34','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(226,'tap',9,1,'',NULL,'sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000','2026-11-14 15:40:15.000000',1,NULL,NULL,'','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(227,'receipt',9,2,'',NULL,'sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(228,'media',10,0,'','media:1:10','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(229,'media',2,0,'','media:1:2','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'15','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(230,'media',4,0,'','media:1:4','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'18','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(231,'media',5,0,'','media:1:5','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(232,'media',1,0,'','media:1:1','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'24','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(233,'media',3,0,'','media:1:3','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'35','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(234,'card',10,2,'','card:1:m:10:1','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'8','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(235,'card',2,2,'','card:1:m:2:1','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'17','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(236,'card',4,2,'','card:1:m:4:1','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'20','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(237,'card',5,2,'','card:1:m:5:1','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'8','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(238,'card',1,2,'','card:1:m:1:1','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'26','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(239,'card',3,2,'','card:1:m:3:1','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'37','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(240,'news',10,0,'','news:1:10:2','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'7','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(241,'news',2,0,'','news:1:2:2','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'16','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(242,'news',4,0,'','news:1:4:2','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'19','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(243,'news',5,0,'','news:1:5:2','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'7','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(244,'news',1,0,'','news:1:1:2','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'25','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(245,'news',3,0,'','news:1:3:2','sent','2026-11-14 15:40:05.000000','2026-11-14 15:40:05.000000',NULL,1,NULL,'36','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(246,'card_update',1,2,'','update:1:1:2','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'23','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(247,'card_update',2,2,'','update:1:2:2','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(248,'card_update',3,2,'','update:1:3:2','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'34','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(249,'card_update',4,2,'','update:1:4:2','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'17','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(250,'card_update',5,2,'','update:1:5:2','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(251,'card_update',10,2,'','update:1:10:2','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(252,'reply',9,2,'',NULL,'sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(253,'card_update',1,2,'','update:1:1:3','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'23','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(254,'card_update',2,2,'','update:1:2:3','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(255,'card_update',3,2,'','update:1:3:3','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'34','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(256,'card_update',4,2,'','update:1:4:3','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'17','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(257,'card_update',5,2,'','update:1:5:3','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(258,'card_update',10,2,'','update:1:10:3','sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(259,'reply',9,2,'',NULL,'sent','2026-11-14 15:40:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 15:40:00.000000');
INSERT INTO "outbox" VALUES(260,'card_update',10,2,'',NULL,'sent','2026-11-14 15:40:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(261,'card_update',2,2,'',NULL,'sent','2026-11-14 15:40:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(262,'card_update',4,2,'',NULL,'sent','2026-11-14 15:40:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'17','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(263,'card_update',5,2,'',NULL,'sent','2026-11-14 15:40:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(264,'card_update',1,2,'',NULL,'sent','2026-11-14 15:40:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'23','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(265,'card_update',3,2,'',NULL,'sent','2026-11-14 15:40:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'34','','2026-11-14 15:40:05.000000');
INSERT INTO "outbox" VALUES(266,'shift_card_update',3,3,'','shiftupdate:4:3:47','sent','2026-11-14 15:42:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'29','','2026-11-14 15:42:00.000000');
INSERT INTO "outbox" VALUES(267,'silence',3,0,'','ok:12:1794668400:4:3','sent','2026-11-14 15:42:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'38','','2026-11-14 15:42:00.000000');
INSERT INTO "outbox" VALUES(268,'card',10,0,'','card:1:10:e4','sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'9','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(269,'card',2,0,'','card:1:2:e4','sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'18','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(270,'card',4,0,'','card:1:4:e4','sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'21','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(271,'card',5,0,'','card:1:5:e4','sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'9','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(272,'card',1,0,'','card:1:1:e4','sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'27','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(273,'card',3,0,'','card:1:3:e4','sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'39','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(274,'card_update',10,2,'',NULL,'sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(275,'card_update',2,2,'',NULL,'sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'17','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(276,'card_update',4,2,'',NULL,'sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(277,'card_update',5,2,'',NULL,'sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(278,'card_update',1,2,'',NULL,'sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'26','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(279,'card_update',3,2,'',NULL,'sent','2026-11-14 15:43:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'37','','2026-11-14 15:43:00.000000');
INSERT INTO "outbox" VALUES(280,'reply',6,2,'',NULL,'sent','2026-11-14 15:45:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'18','','2026-11-14 15:45:00.000000');
INSERT INTO "outbox" VALUES(281,'reply',1,2,'',NULL,'sent','2026-11-14 15:45:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'29','','2026-11-14 15:45:00.000000');
INSERT INTO "outbox" VALUES(282,'reply',3,2,'',NULL,'sent','2026-11-14 15:45:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'41','','2026-11-14 15:45:00.000000');
INSERT INTO "outbox" VALUES(283,'silence',10,0,'','ok:12:1794668400:5:10','sent','2026-11-14 15:46:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-14 15:46:00.000000');
INSERT INTO "outbox" VALUES(284,'silence',3,0,'','ok:12:1794668400:5:3','sent','2026-11-14 15:46:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'42','','2026-11-14 15:46:00.000000');
INSERT INTO "outbox" VALUES(285,'card',11,-1,'','card:1:11:e5','sent','2026-11-14 15:48:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'1','','2026-11-14 15:48:00.000000');
INSERT INTO "outbox" VALUES(286,'card',12,-1,'','card:1:12:e5','sent','2026-11-14 15:48:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'2','','2026-11-14 15:48:00.000000');
INSERT INTO "outbox" VALUES(287,'card',15,-1,'','card:1:15:e5','sent','2026-11-14 15:48:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'1','','2026-11-14 15:48:00.000000');
INSERT INTO "outbox" VALUES(288,'card',14,-1,'','card:1:14:e5','sent','2026-11-14 15:48:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 15:48:00.000000');
INSERT INTO "outbox" VALUES(289,'card',10,0,'','card:1:10:e5','sent','2026-11-14 15:48:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11','','2026-11-14 15:48:00.000000');
INSERT INTO "outbox" VALUES(290,'media',11,0,'','media:1:11','sent','2026-11-14 15:48:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'2','','2026-11-14 15:48:00.000000');
INSERT INTO "outbox" VALUES(291,'media',12,0,'','media:1:12','sent','2026-11-14 15:48:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-14 15:48:00.000000');
INSERT INTO "outbox" VALUES(292,'media',15,0,'','media:1:15','sent','2026-11-14 15:48:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'2','','2026-11-14 15:48:00.000000');
INSERT INTO "outbox" VALUES(293,'media',14,0,'','media:1:14','sent','2026-11-14 15:48:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'13','','2026-11-14 15:48:00.000000');
INSERT INTO "outbox" VALUES(294,'card',11,2,'','card:1:m:11:1','sent','2026-11-14 15:48:05.000000','2026-11-14 15:48:05.000000',NULL,1,NULL,'3','','2026-11-14 15:48:05.000000');
INSERT INTO "outbox" VALUES(295,'card',12,2,'','card:1:m:12:1','sent','2026-11-14 15:48:05.000000','2026-11-14 15:48:05.000000',NULL,1,NULL,'4','','2026-11-14 15:48:05.000000');
INSERT INTO "outbox" VALUES(296,'card',15,2,'','card:1:m:15:1','sent','2026-11-14 15:48:05.000000','2026-11-14 15:48:05.000000',NULL,1,NULL,'3','','2026-11-14 15:48:05.000000');
INSERT INTO "outbox" VALUES(297,'card',14,2,'','card:1:m:14:1','sent','2026-11-14 15:48:05.000000','2026-11-14 15:48:05.000000',NULL,1,NULL,'14','','2026-11-14 15:48:05.000000');
INSERT INTO "outbox" VALUES(298,'status',9,2,'','status:1:nobody:6','sent','2026-11-14 15:48:00.000000','2000-01-01 00:00:00.000000','2026-11-15 03:48:00.000000',1,NULL,'17','','2026-11-14 15:48:00.000000');
INSERT INTO "outbox" VALUES(299,'card_update',10,2,'',NULL,'sent','2026-11-14 15:48:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'9','','2026-11-14 15:48:00.000000');
INSERT INTO "outbox" VALUES(300,'card_update',11,2,'',NULL,'sent','2026-11-14 15:48:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'1','','2026-11-14 15:48:05.000000');
INSERT INTO "outbox" VALUES(301,'card_update',12,2,'',NULL,'sent','2026-11-14 15:48:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'2','','2026-11-14 15:48:05.000000');
INSERT INTO "outbox" VALUES(302,'card_update',15,2,'',NULL,'sent','2026-11-14 15:48:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'1','','2026-11-14 15:48:05.000000');
INSERT INTO "outbox" VALUES(303,'card_update',14,2,'',NULL,'sent','2026-11-14 15:48:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 15:48:05.000000');
INSERT INTO "outbox" VALUES(304,'silence',10,0,'','ok:12:1794668400:6:10','sent','2026-11-14 15:50:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 15:50:00.000000');
INSERT INTO "outbox" VALUES(305,'silence',3,0,'','ok:12:1794668400:6:3','sent','2026-11-14 15:50:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'43','','2026-11-14 15:50:00.000000');
INSERT INTO "outbox" VALUES(306,'say',19,3,'',NULL,'sent','2026-11-14 15:50:07.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'1','','2026-11-14 15:50:07.000000');
INSERT INTO "outbox" VALUES(307,'say',12,2,'',NULL,'sent','2026-11-14 15:50:07.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 15:50:07.000000');
INSERT INTO "outbox" VALUES(308,'card',11,0,'','card:1:11:e7','sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'4','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(309,'card',12,0,'','card:1:12:e7','sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(310,'card',15,0,'','card:1:15:e7','sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'4','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(311,'card',14,0,'','card:1:14:e7','sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'15','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(312,'card',10,0,'','card:1:10:e7','sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'13','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(313,'card',2,0,'','card:1:2:e7','sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(314,'card',4,0,'','card:1:4:e7','sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(315,'card',5,0,'','card:1:5:e7','sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(316,'card',1,0,'','card:1:1:e7','sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'30','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(317,'card',3,0,'','card:1:3:e7','sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'44','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(318,'status',9,2,'','status:1:nobody:8','sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000','2026-11-15 03:55:00.000000',1,NULL,'18','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(319,'card_update',11,2,'',NULL,'sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(320,'card_update',12,2,'',NULL,'sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'4','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(321,'card_update',15,2,'',NULL,'sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(322,'card_update',14,2,'',NULL,'sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(323,'card_update',10,2,'',NULL,'sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(324,'card_update',2,2,'',NULL,'sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'18','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(325,'card_update',4,2,'',NULL,'sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'21','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(326,'card_update',5,2,'',NULL,'sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'9','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(327,'card_update',1,2,'',NULL,'sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'27','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(328,'card_update',3,2,'',NULL,'sent','2026-11-14 15:55:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'39','','2026-11-14 15:55:00.000000');
INSERT INTO "outbox" VALUES(329,'silence',10,0,'','ok:12:1794668400:7:10','sent','2026-11-14 15:58:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 15:58:00.000000');
INSERT INTO "outbox" VALUES(330,'silence',3,0,'','ok:12:1794668400:7:3','sent','2026-11-14 15:58:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'45','','2026-11-14 15:58:00.000000');
INSERT INTO "outbox" VALUES(331,'ok_check',13,2,'','ok:15:1794670200:1','sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'32','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(332,'ok_check',8,2,'','ok:16:1794670200:1','sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(333,'reply',3,2,'',NULL,'sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'47','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(334,'reply',13,2,'',NULL,'sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'34','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(335,'reply',15,2,'',NULL,'sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(336,'tap',15,1,'',NULL,'sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:00:15.000000',1,NULL,NULL,'','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(337,'reply',15,2,'',NULL,'sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(338,'card',10,-1,'','card:2:10:0','sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'15','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(339,'card',2,0,'','card:2:2:0','sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(340,'card',4,-1,'','card:2:4:0','sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'23','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(341,'card',5,0,'','card:2:5:0','sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(342,'card',1,-1,'','card:2:1:0','sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'31','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(343,'card',3,-1,'','card:2:3:0','sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'48','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(344,'tap',15,1,'',NULL,'sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:00:15.000000',1,NULL,NULL,'','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(345,'receipt',15,2,'',NULL,'sent','2026-11-14 16:00:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 16:00:00.000000');
INSERT INTO "outbox" VALUES(346,'ok_check',8,2,'','ok:16:1794670200:2','sent','2026-11-14 16:04:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'17','','2026-11-14 16:04:00.000000');
INSERT INTO "outbox" VALUES(347,'reply',2,2,'',NULL,'sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(348,'tap',2,1,'',NULL,'sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:06:15.000000',1,NULL,NULL,'','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(349,'reply',2,2,'',NULL,'sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(350,'card',16,-1,'','card:3:16:0','sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'1','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(351,'card',14,-1,'','card:3:14:0','sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(352,'card',10,-1,'','card:3:10:0','sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(353,'card',15,-1,'','card:3:15:0','sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(354,'tap',2,1,'',NULL,'sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:06:15.000000',1,NULL,NULL,'','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(355,'receipt',2,2,'',NULL,'sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(356,'news',16,0,'','news:3:16:9','sent','2026-11-14 16:06:05.000000','2026-11-14 16:06:05.000000',NULL,1,NULL,'2','','2026-11-14 16:06:05.000000');
INSERT INTO "outbox" VALUES(357,'news',14,0,'','news:3:14:9','sent','2026-11-14 16:06:05.000000','2026-11-14 16:06:05.000000',NULL,1,NULL,'17','','2026-11-14 16:06:05.000000');
INSERT INTO "outbox" VALUES(358,'news',10,0,'','news:3:10:9','sent','2026-11-14 16:06:05.000000','2026-11-14 16:06:05.000000',NULL,1,NULL,'17','','2026-11-14 16:06:05.000000');
INSERT INTO "outbox" VALUES(359,'news',15,0,'','news:3:15:9','sent','2026-11-14 16:06:05.000000','2026-11-14 16:06:05.000000',NULL,1,NULL,'8','','2026-11-14 16:06:05.000000');
INSERT INTO "outbox" VALUES(360,'card_update',10,2,'','update:3:10:9','sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(361,'card_update',14,2,'','update:3:14:9','sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(362,'card_update',15,2,'','update:3:15:9','sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(363,'card_update',16,2,'','update:3:16:9','sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'1','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(364,'tap',2,1,'',NULL,'sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:06:15.000000',1,NULL,NULL,'','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(365,'receipt',2,2,'',NULL,'sent','2026-11-14 16:06:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22','','2026-11-14 16:06:00.000000');
INSERT INTO "outbox" VALUES(366,'card',16,0,'','card:3:16:e10','sent','2026-11-14 16:07:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-14 16:07:00.000000');
INSERT INTO "outbox" VALUES(367,'card',14,0,'','card:3:14:e10','sent','2026-11-14 16:07:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'18','','2026-11-14 16:07:00.000000');
INSERT INTO "outbox" VALUES(368,'card',10,0,'','card:3:10:e10','sent','2026-11-14 16:07:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'18','','2026-11-14 16:07:00.000000');
INSERT INTO "outbox" VALUES(369,'card',15,0,'','card:3:15:e10','sent','2026-11-14 16:07:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'9','','2026-11-14 16:07:00.000000');
INSERT INTO "outbox" VALUES(370,'card_update',16,2,'',NULL,'sent','2026-11-14 16:07:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'1','','2026-11-14 16:07:00.000000');
INSERT INTO "outbox" VALUES(371,'card_update',14,2,'',NULL,'sent','2026-11-14 16:07:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 16:07:00.000000');
INSERT INTO "outbox" VALUES(372,'card_update',10,2,'',NULL,'sent','2026-11-14 16:07:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 16:07:00.000000');
INSERT INTO "outbox" VALUES(373,'card_update',15,2,'',NULL,'sent','2026-11-14 16:07:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-14 16:07:00.000000');
INSERT INTO "outbox" VALUES(374,'card',11,-1,'','card:3:11:e11','sent','2026-11-14 16:08:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 16:08:00.000000');
INSERT INTO "outbox" VALUES(375,'card',12,-1,'','card:3:12:e11','sent','2026-11-14 16:08:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8','','2026-11-14 16:08:00.000000');
INSERT INTO "outbox" VALUES(376,'card',10,0,'','card:3:10:e11','sent','2026-11-14 16:08:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 16:08:00.000000');
INSERT INTO "outbox" VALUES(377,'ok_check',8,2,'','ok:16:1794670200:3','sent','2026-11-14 16:08:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'18','','2026-11-14 16:08:00.000000');
INSERT INTO "outbox" VALUES(378,'card_update',10,2,'',NULL,'sent','2026-11-14 16:08:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'18','','2026-11-14 16:08:00.000000');
INSERT INTO "outbox" VALUES(379,'card',11,0,'','card:1:11:e12','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(380,'card',12,0,'','card:1:12:e12','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'9','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(381,'card',14,0,'','card:1:14:e12','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(382,'card',10,0,'','card:1:10:e12','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(383,'card',4,0,'','card:1:4:e12','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'24','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(384,'card',5,0,'','card:1:5:e12','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(385,'card',1,0,'','card:1:1:e12','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'32','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(386,'card',3,0,'','card:1:3:e12','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'49','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(387,'card',15,0,'','card:1:15:e12','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(388,'card',2,0,'','card:1:2:e12','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'23','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(389,'card',14,0,'','card:3:14:e13','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(390,'card',15,0,'','card:3:15:e13','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(391,'status',2,2,'','status:3:nobody:14','sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000','2026-11-15 04:10:00.000000',1,NULL,'24','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(392,'card_update',11,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'4','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(393,'card_update',12,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(394,'card_update',14,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'15','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(395,'card_update',10,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'13','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(396,'card_update',4,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(397,'card_update',5,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(398,'card_update',1,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'30','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(399,'card_update',3,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'44','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(400,'card_update',15,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'4','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(401,'card_update',2,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(402,'card_update',14,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'18','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(403,'card_update',15,2,'',NULL,'sent','2026-11-14 16:10:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'9','','2026-11-14 16:10:00.000000');
INSERT INTO "outbox" VALUES(404,'shift_card_update',13,3,'','shiftupdate:5:13:52','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'28','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(405,'silence',13,0,'','ok:16:1794670200:4:13','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'35','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(406,'card_update',1,2,'','update:1:1:15','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'32','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(407,'card_update',2,2,'','update:1:2:15','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'23','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(408,'card_update',3,2,'','update:1:3:15','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'49','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(409,'card_update',4,2,'','update:1:4:15','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'24','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(410,'card_update',5,2,'','update:1:5:15','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(411,'card_update',10,2,'','update:1:10:15','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(412,'card_update',11,2,'','update:1:11:15','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(413,'card_update',12,2,'','update:1:12:15','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'9','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(414,'card_update',14,2,'','update:1:14:15','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(415,'card_update',15,2,'','update:1:15:15','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(416,'status',9,2,'','status:1:taken:15','sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000','2026-11-15 04:12:00.000000',1,NULL,'19','','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(417,'tap',10,1,'',NULL,'sent','2026-11-14 16:12:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:12:15.000000',1,NULL,NULL,'','2026-11-14 16:12:00.000000');
INSERT INTO "outbox" VALUES(418,'tap',13,1,'',NULL,'sent','2026-11-14 16:13:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:13:15.000000',1,NULL,NULL,'','2026-11-14 16:13:00.000000');
INSERT INTO "outbox" VALUES(419,'reply',13,2,'',NULL,'sent','2026-11-14 16:13:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'35','','2026-11-14 16:13:00.000000');
INSERT INTO "outbox" VALUES(420,'card',16,0,'','card:3:16:e16','sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'4','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(421,'status',2,2,'','status:3:nobody:17','sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000','2026-11-15 04:14:00.000000',1,NULL,'25','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(422,'silence',3,0,'','ok:12:1794668400:8:3','sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'50','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(423,'silence',10,0,'','ok:12:1794668400:8:10','sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'21','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(424,'card_update',16,2,'',NULL,'sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'3','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(425,'reply',16,2,'',NULL,'sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(426,'tap',16,1,'',NULL,'sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:14:15.000000',1,NULL,NULL,'','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(427,'reply',16,2,'',NULL,'sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(428,'card',8,-1,'','card:4:8:0','sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(429,'card',6,-1,'','card:4:6:0','sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(430,'card',10,-1,'','card:4:10:0','sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(431,'card',13,-1,'','card:4:13:0','sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'36','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(432,'tap',16,1,'',NULL,'sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:14:15.000000',1,NULL,NULL,'','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(433,'receipt',16,2,'',NULL,'sent','2026-11-14 16:14:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'6','','2026-11-14 16:14:00.000000');
INSERT INTO "outbox" VALUES(434,'card',4,0,'','card:2:4:e18','sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'25','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(435,'card',5,0,'','card:2:5:e18','sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'13','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(436,'card',1,0,'','card:2:1:e18','sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'33','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(437,'card',3,0,'','card:2:3:e18','sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'51','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(438,'card',2,0,'','card:2:2:e18','sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'26','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(439,'card',10,0,'','card:2:10:e18','sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'23','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(440,'ok_check',1,2,'','ok:13:1794671100:1','sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'34','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(441,'ok_check',6,2,'','ok:17:1794671100:1','sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(442,'card_update',4,2,'',NULL,'sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'23','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(443,'card_update',5,2,'',NULL,'sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(444,'card_update',1,2,'',NULL,'sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'31','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(445,'card_update',3,2,'',NULL,'sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'48','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(446,'card_update',2,2,'',NULL,'sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(447,'card_update',10,2,'',NULL,'sent','2026-11-14 16:15:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'15','','2026-11-14 16:15:00.000000');
INSERT INTO "outbox" VALUES(448,'card',14,-1,'','card:5:14:0','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'21','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(449,'card',4,-1,'','card:5:4:0','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'26','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(450,'card',8,-1,'','card:5:8:0','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(451,'card',6,-1,'','card:5:6:0','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'21','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(452,'card',3,-1,'','card:5:3:0','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'52','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(453,'card',15,-1,'','card:5:15:0','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(454,'card',10,-1,'','card:5:10:0','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'24','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(455,'card',13,-1,'','card:5:13:0','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'37','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(456,'receipt',1,2,'',NULL,'sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'36','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(457,'reply',1,2,'',NULL,'sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'37','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(458,'media',14,0,'','media:20:14','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22,23','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(459,'media',4,0,'','media:20:4','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'27,28','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(460,'media',8,0,'','media:20:8','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'21,22','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(461,'media',6,0,'','media:20:6','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22,23','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(462,'media',3,0,'','media:20:3','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'53,54','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(463,'media',15,0,'','media:20:15','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'13,14','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(464,'media',10,0,'','media:20:10','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'25,26','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(465,'media',13,0,'','media:20:13','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'38,39','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(466,'card',14,2,'','card:5:m:14:20','sent','2026-11-14 16:16:05.000000','2026-11-14 16:16:05.000000',NULL,1,NULL,'24','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(467,'card',4,2,'','card:5:m:4:20','sent','2026-11-14 16:16:05.000000','2026-11-14 16:16:05.000000',NULL,1,NULL,'29','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(468,'card',8,2,'','card:5:m:8:20','sent','2026-11-14 16:16:05.000000','2026-11-14 16:16:05.000000',NULL,1,NULL,'23','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(469,'card',6,2,'','card:5:m:6:20','sent','2026-11-14 16:16:05.000000','2026-11-14 16:16:05.000000',NULL,1,NULL,'24','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(470,'card',3,2,'','card:5:m:3:20','sent','2026-11-14 16:16:05.000000','2026-11-14 16:16:05.000000',NULL,1,NULL,'55','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(471,'card',15,2,'','card:5:m:15:20','sent','2026-11-14 16:16:05.000000','2026-11-14 16:16:05.000000',NULL,1,NULL,'15','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(472,'card',10,2,'','card:5:m:10:20','sent','2026-11-14 16:16:05.000000','2026-11-14 16:16:05.000000',NULL,1,NULL,'27','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(473,'card',13,2,'','card:5:m:13:20','sent','2026-11-14 16:16:05.000000','2026-11-14 16:16:05.000000',NULL,1,NULL,'40','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(474,'card_update',3,2,'','update:5:3:20','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'52','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(475,'card_update',4,2,'','update:5:4:20','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'26','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(476,'card_update',6,2,'','update:5:6:20','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'21','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(477,'card_update',8,2,'','update:5:8:20','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(478,'card_update',10,2,'','update:5:10:20','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'24','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(479,'card_update',13,2,'','update:5:13:20','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'37','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(480,'card_update',14,2,'','update:5:14:20','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'21','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(481,'card_update',15,2,'','update:5:15:20','sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(482,'reply',1,2,'',NULL,'sent','2026-11-14 16:16:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'39','','2026-11-14 16:16:00.000000');
INSERT INTO "outbox" VALUES(483,'card_update',14,2,'',NULL,'sent','2026-11-14 16:16:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'21','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(484,'card_update',4,2,'',NULL,'sent','2026-11-14 16:16:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'26','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(485,'card_update',8,2,'',NULL,'sent','2026-11-14 16:16:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(486,'card_update',6,2,'',NULL,'sent','2026-11-14 16:16:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'21','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(487,'card_update',3,2,'',NULL,'sent','2026-11-14 16:16:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'52','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(488,'card_update',15,2,'',NULL,'sent','2026-11-14 16:16:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(489,'card_update',10,2,'',NULL,'sent','2026-11-14 16:16:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'24','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(490,'card_update',13,2,'',NULL,'sent','2026-11-14 16:16:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'37','','2026-11-14 16:16:05.000000');
INSERT INTO "outbox" VALUES(491,'card',8,0,'','card:4:8:e21','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'24','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(492,'card',6,0,'','card:4:6:e21','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'25','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(493,'card',10,0,'','card:4:10:e21','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'28','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(494,'card',13,0,'','card:4:13:e21','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'41','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(495,'card',14,0,'','card:5:14:e22','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'25','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(496,'card',4,0,'','card:5:4:e22','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'30','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(497,'card',8,0,'','card:5:8:e22','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'25','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(498,'card',6,0,'','card:5:6:e22','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'26','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(499,'card',3,0,'','card:5:3:e22','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'56','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(500,'card',15,0,'','card:5:15:e22','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(501,'card',10,0,'','card:5:10:e22','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'29','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(502,'card',13,0,'','card:5:13:e22','sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'42','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(503,'card_update',8,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(504,'card_update',6,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(505,'card_update',10,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'22','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(506,'card_update',13,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'36','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(507,'card_update',14,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'24','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(508,'card_update',4,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'29','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(509,'card_update',8,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'23','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(510,'card_update',6,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'24','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(511,'card_update',3,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'55','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(512,'card_update',15,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'15','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(513,'card_update',10,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'27','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(514,'card_update',13,2,'',NULL,'sent','2026-11-14 16:17:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'40','','2026-11-14 16:17:00.000000');
INSERT INTO "outbox" VALUES(515,'card',11,-1,'','card:5:11:e23','sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(516,'card',12,-1,'','card:5:12:e23','sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(517,'card',10,0,'','card:5:10:e23','sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'30','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(518,'media',11,0,'','media:20:11','sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8,9','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(519,'media',12,0,'','media:20:12','sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11,12','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(520,'card',11,2,'','card:5:m:11:20','sent','2026-11-14 16:18:05.000000','2026-11-14 16:18:05.000000',NULL,1,NULL,'13','','2026-11-14 16:18:05.000000');
INSERT INTO "outbox" VALUES(521,'card',12,2,'','card:5:m:12:20','sent','2026-11-14 16:18:05.000000','2026-11-14 16:18:05.000000',NULL,1,NULL,'16','','2026-11-14 16:18:05.000000');
INSERT INTO "outbox" VALUES(522,'card_update',10,2,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'29','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(523,'reply',17,2,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'2','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(524,'tap',17,1,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:18:15.000000',1,NULL,NULL,'','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(525,'reply',17,2,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'2','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(526,'tap',17,1,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:18:15.000000',1,NULL,NULL,'','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(527,'reply',17,2,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'2','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(528,'card',16,4,'{"incident":6,"silent":false,"morning":true}','card:6:16:0','waiting','2026-11-14 23:30:00.000000','2026-11-14 23:30:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(529,'tap',17,1,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:18:15.000000',1,NULL,NULL,'','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(530,'receipt',17,2,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'2','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(531,'reply',12,2,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(532,'sheet',12,2,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'15','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(533,'reply',11,2,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(534,'card',11,2,'','card:2:11:asked1794673080.0','sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'12','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(535,'tap',11,1,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:18:15.000000',1,NULL,NULL,'','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(536,'reply',14,2,'',NULL,'sent','2026-11-14 16:18:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'27','','2026-11-14 16:18:00.000000');
INSERT INTO "outbox" VALUES(537,'card_update',11,2,'',NULL,'sent','2026-11-14 16:18:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-14 16:18:05.000000');
INSERT INTO "outbox" VALUES(538,'card_update',12,2,'',NULL,'sent','2026-11-14 16:18:05.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'10','','2026-11-14 16:18:05.000000');
INSERT INTO "outbox" VALUES(539,'card',15,0,'','card:3:15:e24','sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'17','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(540,'card',10,0,'','card:3:10:e24','sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'31','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(541,'card',16,0,'','card:3:16:e24','sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'7','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(542,'card',11,0,'','card:3:11:e24','sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'14','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(543,'card',12,0,'','card:3:12:e24','sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'17','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(544,'card',14,0,'','card:3:14:e24','sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'28','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(545,'ok_check',6,2,'','ok:17:1794671100:2','sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'27','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(546,'card_update',15,2,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'11','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(547,'card_update',10,2,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'19','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(548,'card_update',16,2,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'4','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(549,'card_update',11,2,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'5','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(550,'card_update',12,2,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'8','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(551,'card_update',14,2,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'20','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(552,'reply',2,2,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'28','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(553,'tap',2,1,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:19:15.000000',1,NULL,NULL,'','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(554,'reply',2,2,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'28','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(555,'reply',5,2,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'15','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(556,'tap',5,1,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:19:15.000000',1,NULL,NULL,'','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(557,'reply',5,2,'',NULL,'sent','2026-11-14 16:19:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'15','','2026-11-14 16:19:00.000000');
INSERT INTO "outbox" VALUES(558,'card',15,0,'','card:5:15:e25','sent','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'18','','2026-11-14 16:20:00.000000');
INSERT INTO "outbox" VALUES(559,'card',14,0,'','card:5:14:e25','sent','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'29','','2026-11-14 16:20:00.000000');
INSERT INTO "outbox" VALUES(560,'status',1,2,'','status:5:nobody:26','sent','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000','2026-11-15 04:20:00.000000',1,NULL,'40','','2026-11-14 16:20:00.000000');
INSERT INTO "outbox" VALUES(561,'card_update',15,2,'',NULL,'sent','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'16','','2026-11-14 16:20:00.000000');
INSERT INTO "outbox" VALUES(562,'card_update',14,2,'',NULL,'sent','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,1,NULL,'25','','2026-11-14 16:20:00.000000');
INSERT INTO "outbox" VALUES(563,'cannot_come',13,3,'{"assignment":24,"at":"2026-11-14T16:20:00+00:00","passed_on":false}','cannot:24:1794673200.0:13','waiting','2026-11-14 16:23:00.000000','2026-11-14 16:23:00.000000','2026-11-15 19:00:00.000000',0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(564,'tap',9,1,'{"query":"38654742882603312","text":"Đã ghi."}',NULL,'waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:20:15.000000',0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(565,'reply',9,2,'{"edit":1,"outside":false,"m":"{\"t\":\"❌ Đã ghi anh Lực không đi được: Ca đêm 15 rạng 16/11, Tổ 1, 22:00-02:00.\\nLý do? Gõ vài chữ, hoặc bỏ qua.\",\"b\":[[32,20]],\"r\":[[[\"⏭️ Bỏ qua\",\"noreason1:4\",null,null],[\"🔁 Nhờ thay\",\"sub1:7\",null,null]],[[\"✅ Đi được\",\"can1:7\",\"success\",null]]],\"k\":[],\"l\":\"\",\"m\":null,\"p\":false,\"s\":false,\"n\":false}"}',NULL,'waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(566,'reply',9,2,'{"edit":null,"outside":false,"m":"{\"t\":\"Việc gì?\",\"b\":[[0,8]],\"r\":[[[\"🔥 Cháy, nổ\",\"cat1:5:CHAY\",null,1],[\"🚑 Tai nạn\",\"cat1:5:TNGT\",null,2]],[[\"⚔️ Đánh nhau\",\"cat1:5:DANHNHAU\",null,3],[\"🔓 Trộm cắp\",\"cat1:5:TROM\",null,4]],[[\"💰 Cướp, đe dọa\",\"cat1:5:CUOP\",null,5],[\"🏥 Ốm, đuối nước\",\"cat1:5:SUCKHOE\",null,6]],[[\"🏠 Việc gia đình\",\"cat1:5:BLGD\",null,7],[\"🧒 Trẻ em cần giúp\",\"cat1:5:TREEM\",null,8]],[[\"👥 Gây rối\",\"cat1:5:GAYROI\",null,9],[\"➕ Việc khác\",\"cat1:5:KHAC\",null,10]],[[\"▾ Thêm loại\",\"cats1:5\",null,null],[\"✖️ Không báo nữa\",\"stop1:5\",null,null]]],\"k\":[],\"l\":\"\",\"m\":null,\"p\":false,\"s\":false,\"n\":false}"}',NULL,'waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(567,'reply',9,2,'{"edit":null,"outside":false,"m":"{\"t\":\"👥 Gây rối. Ở thôn nào? Hoặc gửi vị trí 📎.\",\"b\":[[11,11]],\"r\":[[[\"Tân Lập\",\"ham1:5:H01\",null,1],[\"Tân Tiến\",\"ham1:5:H02\",null,2]],[[\"Trung Tâm\",\"ham1:5:H03\",null,3],[\"Nà Lài\",\"ham1:5:H04\",null,4]],[[\"Bằng Giang\",\"ham1:5:H05\",null,5],[\"Cao Lạng\",\"ham1:5:H06\",null,6]],[[\"Buôn Ea Mây\",\"ham1:5:H07\",null,7],[\"Bon Đắk Mây\",\"ham1:5:H08\",null,8]],[[\"Đồi Chè\",\"ham1:5:H09\",null,9],[\"Hồ Sen\",\"ham1:5:H10\",null,10]],[[\"Thôn 1 (Đồi Mây)\",\"ham1:5:H11\",null,11],[\"Thôn 1 (Suối Lạnh cũ)\",\"ham1:5:H12\",null,12]],[[\"❓ Không rõ thôn\",\"ham1:5:-\",null,null],[\"◀️ Quay lại\",\"back1:5\",null,null],[\"✖️ Không báo nữa\",\"stop1:5\",null,null]]],\"k\":[],\"l\":\"\",\"m\":null,\"p\":false,\"s\":false,\"n\":false}"}',NULL,'waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(568,'card',4,-1,'{"incident":7,"silent":false}','card:7:4:0','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,1,'2026-11-14 16:21:00.000000',NULL,'',NULL);
INSERT INTO "outbox" VALUES(569,'card',3,-1,'{"incident":7,"silent":false}','card:7:3:0','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(570,'card',10,-1,'{"incident":7,"silent":false}','card:7:10:0','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(571,'card',1,-1,'{"incident":7,"silent":false}','card:7:1:0','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(572,'card',2,0,'{"incident":7,"silent":true}','card:7:2:0','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(573,'card',5,0,'{"incident":7,"silent":true}','card:7:5:0','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(574,'receipt',9,2,'{"edit":null,"outside":false,"m":"{\"t\":\"✅ Đã ghi VV-1114-07 lúc 23:20. Trực ban đang được báo.\\n👥 Gây rối · Hồ Sen\\nNguy cấp: gọi 113 ngay. Bot không thay cuộc gọi.\\nCó người bị thương hoặc hung khí không?\",\"b\":[[9,10],[88,3],[123,39]],\"r\":[[[\"Có người bị thương\",\"fact2:7:injured\",null,null],[\"Có hung khí\",\"fact2:7:weapon\",null,null]],[[\"Không, chưa rõ\",\"nofact1:5\",null,null]],[[\"✏️ Sửa loại\",\"fixk1:7\",null,null],[\"✏️ Sửa thôn\",\"fixp1:7\",null,null]]],\"k\":[],\"l\":\"\",\"m\":null,\"p\":false,\"s\":false,\"n\":false}"}',NULL,'waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(575,'card_update',1,2,'{"incident":2}','update:2:1:27','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(576,'card_update',2,2,'{"incident":2}','update:2:2:27','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(577,'card_update',3,2,'{"incident":2}','update:2:3:27','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(578,'card_update',4,2,'{"incident":2}','update:2:4:27','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(579,'card_update',5,2,'{"incident":2}','update:2:5:27','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(580,'card_update',10,2,'{"incident":2}','update:2:10:27','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(581,'card_update',11,2,'{"incident":2}','update:2:11:27','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(582,'status',15,2,'{"incident":2,"event":"taken","at":"2026-11-14T16:20:00+00:00","who":""}','status:2:taken:27','waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000','2026-11-15 04:20:00.000000',0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(583,'tap',11,1,'{"query":"38654749832006369","text":"Đã nhận VV-1114-02."}',NULL,'waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:20:15.000000',0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(584,'roster',4,3,'{"first":"2026-12-04","last":"2026-12-08"}','roster:4:2026-12:9','waiting','2026-11-15 00:00:00.000000','2026-11-15 00:00:00.000000','2026-12-08 15:00:00.000000',0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(585,'roster',3,3,'{"first":"2026-12-04","last":"2026-12-08"}','roster:3:2026-12:9','waiting','2026-11-15 00:00:00.000000','2026-11-15 00:00:00.000000','2026-12-08 15:00:00.000000',0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(586,'roster',1,3,'{"first":"2026-12-04","last":"2026-12-08"}','roster:1:2026-12:9','waiting','2026-11-15 00:00:00.000000','2026-11-15 00:00:00.000000','2026-12-08 15:00:00.000000',0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(587,'tap',15,1,'{"query":"38654769666311314","text":""}',NULL,'waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000','2026-11-14 16:20:15.000000',0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(588,'reply',15,2,'{"edit":1,"outside":false,"m":"{\"t\":\"✅ Đã gửi 3 ca, báo cho 3 người.\\nLịch trực tháng 12/2026\\nĐã gửi: 3 ca.\",\"b\":[[32,23]],\"r\":[[[\"Tháng 11/2026\",\"month1:202611\",null,null]],[[\"🧮 Xếp nháp\",\"draft1:202612\",null,null]],[[\"⚠️ Thiếu người\",\"gaps1:202612\",null,null],[\"⚖️ Số ca từng người\",\"fair1:202612:-\",null,null]],[[\"📄 Tệp Excel\",\"sheet1:202612:-\",null,null]],[[\"Tổ 1\",\"week1:T1:20261201\",null,6],[\"Tổ 2\",\"week1:T2:20261201\",null,7]],[[\"Tổ 3\",\"week1:T3:20261201\",null,8],[\"Tổ 4\",\"week1:T4:20261201\",null,9]],[[\"Tổ 5\",\"week1:T5:20261201\",null,10],[\"Tổ 6\",\"week1:T6:20261201\",null,11]],[[\"📑 Kế hoạch\",\"go1:plans\",null,null],[\"🏖️ Nghỉ, miễn\",\"go1:absences\",null,null]]],\"k\":[],\"l\":\"\",\"m\":null,\"p\":false,\"s\":false,\"n\":false}"}',NULL,'waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
INSERT INTO "outbox" VALUES(589,'reply',15,2,'{"edit":null,"outside":false,"m":"{\"t\":\"Đã nhận tệp, đang đọc…\",\"b\":[],\"r\":[],\"k\":[],\"l\":\"\",\"m\":null,\"p\":false,\"s\":false,\"n\":false}"}',NULL,'waiting','2026-11-14 16:20:00.000000','2000-01-01 00:00:00.000000',NULL,0,NULL,NULL,'',NULL);
CREATE TABLE patrol_plans (
	id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	starts_on DATE NOT NULL, 
	ends_on DATE NOT NULL, 
	responsible_id INTEGER NOT NULL, 
	peak BOOLEAN NOT NULL, 
	CONSTRAINT pk_patrol_plans PRIMARY KEY (id), 
	CONSTRAINT fk_patrol_plans_responsible_id FOREIGN KEY(responsible_id) REFERENCES members (id)
);
INSERT INTO "patrol_plans" VALUES(1,'KH-02/KH-CAX','2026-01-01','2027-12-31',3,0);
INSERT INTO "patrol_plans" VALUES(2,'KH-41/KH-CAX','2026-10-15','2027-02-10',2,1);
CREATE TABLE positions (
	id INTEGER NOT NULL, 
	shift_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	lat FLOAT NOT NULL, 
	lon FLOAT NOT NULL, 
	CONSTRAINT pk_positions PRIMARY KEY (id), 
	CONSTRAINT fk_positions_shift_id FOREIGN KEY(shift_id) REFERENCES shifts (id), 
	CONSTRAINT fk_positions_member_id FOREIGN KEY(member_id) REFERENCES members (id)
);
INSERT INTO "positions" VALUES(1,4,11,'2026-11-14 15:45:00.000000',11.9993,107.8885);
CREATE TABLE sheets (
	account_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	channel TEXT NOT NULL, 
	ref TEXT NOT NULL, 
	lines TEXT NOT NULL, 
	next_at DATETIME, 
	attempts INTEGER NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_sheets PRIMARY KEY (account_id), 
	CONSTRAINT fk_sheets_account_id FOREIGN KEY(account_id) REFERENCES accounts (id)
);
INSERT INTO "sheets" VALUES(12,1,'telegram','','[{"sheet":"Sheet","row":2,"day":["words","6/12/2026"],"kind":"Ca đêm","hours":"","team":"Tổ 1","responsible":"","members":"Đỗ Thị Bình"}]',NULL,1,'2026-11-15 16:18:00.000000');
INSERT INTO "sheets" VALUES(14,1,'telegram','','',NULL,1,'2026-11-15 02:00:00.000000');
INSERT INTO "sheets" VALUES(15,1,'telegram','AgACAgUAAxkBE_2FlJtxWkoV4sIEYZ68KbBSf5dVh_chnQyE2YAk98Kqits_','','2026-11-14 16:20:00.000000',0,'2026-11-15 16:20:00.000000');
CREATE TABLE shift_cards (
	shift_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	message_id TEXT NOT NULL, 
	CONSTRAINT pk_shift_cards PRIMARY KEY (shift_id, account_id), 
	CONSTRAINT fk_shift_cards_shift_id FOREIGN KEY(shift_id) REFERENCES shifts (id), 
	CONSTRAINT fk_shift_cards_account_id FOREIGN KEY(account_id) REFERENCES accounts (id)
)
 WITHOUT ROWID

;
INSERT INTO "shift_cards" VALUES(1,3,'7');
INSERT INTO "shift_cards" VALUES(2,13,'8');
INSERT INTO "shift_cards" VALUES(3,13,'20');
INSERT INTO "shift_cards" VALUES(4,3,'29');
INSERT INTO "shift_cards" VALUES(5,13,'28');
CREATE TABLE shift_events (
	id INTEGER NOT NULL, 
	shift_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	member_id INTEGER, 
	by_id INTEGER, 
	text TEXT NOT NULL, 
	ref TEXT NOT NULL, 
	CONSTRAINT pk_shift_events PRIMARY KEY (id), 
	CONSTRAINT fk_shift_events_shift_id FOREIGN KEY(shift_id) REFERENCES shifts (id), 
	CONSTRAINT fk_shift_events_member_id FOREIGN KEY(member_id) REFERENCES members (id), 
	CONSTRAINT fk_shift_events_by_id FOREIGN KEY(by_id) REFERENCES members (id)
);
INSERT INTO "shift_events" VALUES(1,1,'answered','2026-11-13 13:00:00.000000',11,NULL,'','can');
INSERT INTO "shift_events" VALUES(2,1,'answered','2026-11-13 13:00:00.000000',17,NULL,'','can');
INSERT INTO "shift_events" VALUES(3,2,'answered','2026-11-13 13:00:00.000000',9,NULL,'','can');
INSERT INTO "shift_events" VALUES(4,1,'checked_in','2026-11-13 14:55:00.000000',11,NULL,'','self');
INSERT INTO "shift_events" VALUES(5,1,'checked_in','2026-11-13 14:55:00.000000',17,NULL,'','self');
INSERT INTO "shift_events" VALUES(6,1,'checked_in','2026-11-13 14:55:00.000000',28,NULL,'','self');
INSERT INTO "shift_events" VALUES(7,1,'checked_in','2026-11-13 14:55:00.000000',27,NULL,'','self');
INSERT INTO "shift_events" VALUES(8,2,'checked_in','2026-11-13 14:55:00.000000',9,NULL,'','self');
INSERT INTO "shift_events" VALUES(9,2,'checked_in','2026-11-13 14:55:00.000000',15,NULL,'','self');
INSERT INTO "shift_events" VALUES(10,2,'checked_in','2026-11-13 14:55:00.000000',23,NULL,'','self');
INSERT INTO "shift_events" VALUES(11,1,'place','2026-11-13 14:55:00.000000',11,NULL,'','list');
INSERT INTO "shift_events" VALUES(12,1,'equipment','2026-11-13 14:55:00.000000',11,NULL,'','complete');
INSERT INTO "shift_events" VALUES(13,1,'checked_out','2026-11-13 19:00:00.000000',11,NULL,'','self');
INSERT INTO "shift_events" VALUES(14,1,'checked_out','2026-11-13 19:00:00.000000',17,NULL,'','self');
INSERT INTO "shift_events" VALUES(15,1,'checked_out','2026-11-13 19:00:00.000000',28,NULL,'','self');
INSERT INTO "shift_events" VALUES(16,1,'checked_out','2026-11-13 19:00:00.000000',27,NULL,'','self');
INSERT INTO "shift_events" VALUES(17,2,'checked_out','2026-11-13 19:00:00.000000',9,NULL,'','self');
INSERT INTO "shift_events" VALUES(18,2,'checked_out','2026-11-13 19:00:00.000000',15,NULL,'','self');
INSERT INTO "shift_events" VALUES(19,2,'checked_out','2026-11-13 19:00:00.000000',23,NULL,'','self');
INSERT INTO "shift_events" VALUES(20,1,'equipment','2026-11-13 19:00:00.000000',11,NULL,'','returned');
INSERT INTO "shift_events" VALUES(21,1,'handover','2026-11-13 19:00:00.000000',11,NULL,'cột đèn ngã ba đổ','');
INSERT INTO "shift_events" VALUES(22,1,'count','2026-11-13 19:00:00.000000',11,NULL,'','3');
INSERT INTO "shift_events" VALUES(23,1,'signed','2026-11-14 00:05:00.000000',11,NULL,'','leader');
INSERT INTO "shift_events" VALUES(24,1,'corrected','2026-11-14 00:30:00.000000',28,28,'#out','proposed');
INSERT INTO "shift_events" VALUES(25,8,'answered','2026-11-14 02:00:00.000000',18,NULL,'','leave');
INSERT INTO "shift_events" VALUES(26,6,'asked','2026-11-14 07:00:00.000000',28,28,'','17');
INSERT INTO "shift_events" VALUES(27,3,'checked_in','2026-11-14 10:55:00.000000',9,NULL,'','self');
INSERT INTO "shift_events" VALUES(28,3,'checked_in','2026-11-14 10:55:00.000000',35,NULL,'','self');
INSERT INTO "shift_events" VALUES(29,3,'checked_out','2026-11-14 14:00:00.000000',9,NULL,'','self');
INSERT INTO "shift_events" VALUES(30,3,'checked_out','2026-11-14 14:00:00.000000',35,NULL,'','self');
INSERT INTO "shift_events" VALUES(31,6,'asked','2026-11-14 14:52:00.000000',27,27,'','18');
INSERT INTO "shift_events" VALUES(32,4,'checked_in','2026-11-14 15:00:00.000000',11,NULL,'','self');
INSERT INTO "shift_events" VALUES(33,4,'checked_in','2026-11-14 15:00:00.000000',17,NULL,'','self');
INSERT INTO "shift_events" VALUES(34,4,'checked_in','2026-11-14 15:00:00.000000',28,NULL,'','self');
INSERT INTO "shift_events" VALUES(35,5,'checked_in','2026-11-14 15:00:00.000000',9,NULL,'','self');
INSERT INTO "shift_events" VALUES(36,5,'checked_in','2026-11-14 15:00:00.000000',15,NULL,'','self');
INSERT INTO "shift_events" VALUES(37,5,'checked_in','2026-11-14 15:00:00.000000',23,NULL,'','self');
INSERT INTO "shift_events" VALUES(38,4,'place','2026-11-14 15:00:00.000000',11,NULL,'','list');
INSERT INTO "shift_events" VALUES(39,4,'equipment','2026-11-14 15:00:00.000000',11,NULL,'','complete');
INSERT INTO "shift_events" VALUES(40,5,'place','2026-11-14 15:00:00.000000',9,NULL,'','list');
INSERT INTO "shift_events" VALUES(41,7,'answered','2026-11-14 15:05:00.000000',9,NULL,'','can');
INSERT INTO "shift_events" VALUES(42,7,'answered','2026-11-14 15:05:00.000000',15,NULL,'','can');
INSERT INTO "shift_events" VALUES(43,6,'asked','2026-11-14 15:20:00.000000',27,18,'','accepted');
INSERT INTO "shift_events" VALUES(44,4,'ok','2026-11-14 15:30:00.000000',11,NULL,'','');
INSERT INTO "shift_events" VALUES(45,4,'ok','2026-11-14 15:30:00.000000',28,NULL,'','');
INSERT INTO "shift_events" VALUES(46,5,'ok','2026-11-14 15:30:00.000000',23,NULL,'','');
INSERT INTO "shift_events" VALUES(47,4,'missed','2026-11-14 15:42:00.000000',17,NULL,'','');
INSERT INTO "shift_events" VALUES(48,5,'checkpoint','2026-11-14 15:45:00.000000',23,NULL,'','1-1');
INSERT INTO "shift_events" VALUES(49,4,'checkpoint','2026-11-14 15:45:00.000000',28,NULL,'','3-1');
INSERT INTO "shift_events" VALUES(50,4,'checkpoint','2026-11-14 15:45:00.000000',11,NULL,'','3-2');
INSERT INTO "shift_events" VALUES(51,5,'ok','2026-11-14 16:00:00.000000',9,NULL,'','');
INSERT INTO "shift_events" VALUES(52,5,'missed','2026-11-14 16:12:00.000000',15,NULL,'','');
INSERT INTO "shift_events" VALUES(53,5,'missed','2026-11-14 16:13:00.000000',15,9,'','taken');
INSERT INTO "shift_events" VALUES(54,4,'ok','2026-11-14 16:16:00.000000',28,NULL,'','');
INSERT INTO "shift_events" VALUES(55,7,'answered','2026-11-14 16:20:00.000000',35,NULL,'','cannot');
INSERT INTO "shift_events" VALUES(56,9,'published','2026-11-14 16:20:00.000000',NULL,2,'','');
INSERT INTO "shift_events" VALUES(57,10,'published','2026-11-14 16:20:00.000000',NULL,2,'','');
INSERT INTO "shift_events" VALUES(58,11,'published','2026-11-14 16:20:00.000000',NULL,2,'','');
CREATE TABLE shifts (
	id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	template TEXT NOT NULL, 
	name TEXT NOT NULL, 
	team TEXT NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	muster TEXT NOT NULL, 
	plan_id INTEGER, 
	responsible_id INTEGER, 
	minimum INTEGER NOT NULL, 
	target INTEGER NOT NULL, 
	maximum INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	step INTEGER NOT NULL, 
	next_at DATETIME, 
	closed_at DATETIME, 
	flagged BOOLEAN NOT NULL, 
	leader_signed_by INTEGER, 
	police_signed_by INTEGER, 
	CONSTRAINT pk_shifts PRIMARY KEY (id), 
	CONSTRAINT uq_shifts_day_template_team UNIQUE (day, template, team), 
	CONSTRAINT fk_shifts_team FOREIGN KEY(team) REFERENCES teams (code), 
	CONSTRAINT fk_shifts_plan_id FOREIGN KEY(plan_id) REFERENCES patrol_plans (id), 
	CONSTRAINT fk_shifts_responsible_id FOREIGN KEY(responsible_id) REFERENCES members (id), 
	CONSTRAINT fk_shifts_leader_signed_by FOREIGN KEY(leader_signed_by) REFERENCES members (id), 
	CONSTRAINT fk_shifts_police_signed_by FOREIGN KEY(police_signed_by) REFERENCES members (id)
);
INSERT INTO "shifts" VALUES(1,'2026-11-13','D','Ca đêm','T3','2026-11-13 15:00:00.000000','2026-11-13 19:00:00.000000','Nhà văn hóa thôn Hồ Sen',2,11,3,5,8,'closed',5,'2026-11-15 01:00:00.000000','2026-11-13 19:00:00.000000',0,11,NULL);
INSERT INTO "shifts" VALUES(2,'2026-11-13','D','Ca đêm','T1','2026-11-13 15:00:00.000000','2026-11-13 19:00:00.000000','Nhà văn hóa thôn Trung Tâm',2,9,3,5,8,'closed',5,'2026-11-15 01:00:00.000000','2026-11-13 19:00:00.000000',0,NULL,NULL);
INSERT INTO "shifts" VALUES(3,'2026-11-14','T','Ca tối','T1','2026-11-14 11:00:00.000000','2026-11-14 14:00:00.000000','Nhà văn hóa thôn Trung Tâm',2,9,3,5,8,'closed',4,'2026-11-15 00:00:00.000000','2026-11-14 14:00:00.000000',0,NULL,NULL);
INSERT INTO "shifts" VALUES(4,'2026-11-14','D','Ca đêm','T3','2026-11-14 15:00:00.000000','2026-11-14 19:00:00.000000','Nhà văn hóa thôn Hồ Sen',2,11,3,5,8,'published',3,'2026-11-14 20:15:00.000000',NULL,0,NULL,NULL);
INSERT INTO "shifts" VALUES(5,'2026-11-14','D','Ca đêm','T1','2026-11-14 15:00:00.000000','2026-11-14 19:00:00.000000','Nhà văn hóa thôn Trung Tâm',2,9,3,5,8,'published',3,'2026-11-14 20:15:00.000000',NULL,0,NULL,NULL);
INSERT INTO "shifts" VALUES(6,'2026-11-15','D','Ca đêm','T3','2026-11-15 15:00:00.000000','2026-11-15 19:00:00.000000','Nhà văn hóa thôn Hồ Sen',2,11,3,5,8,'published',0,'2026-11-15 09:00:00.000000',NULL,0,NULL,NULL);
INSERT INTO "shifts" VALUES(7,'2026-11-15','D','Ca đêm','T1','2026-11-15 15:00:00.000000','2026-11-15 19:00:00.000000','Nhà văn hóa thôn Trung Tâm',2,9,3,5,8,'published',0,'2026-11-15 09:00:00.000000',NULL,0,NULL,NULL);
INSERT INTO "shifts" VALUES(8,'2026-11-16','D','Ca đêm','T3','2026-11-16 15:00:00.000000','2026-11-16 19:00:00.000000','Nhà văn hóa thôn Hồ Sen',2,11,3,5,8,'published',0,'2026-11-16 09:00:00.000000',NULL,0,NULL,NULL);
INSERT INTO "shifts" VALUES(9,'2026-12-04','D','Ca đêm','T3','2026-12-04 15:00:00.000000','2026-12-04 19:00:00.000000','Nhà văn hóa thôn Hồ Sen',2,11,3,5,8,'published',0,'2026-12-04 09:00:00.000000',NULL,0,NULL,NULL);
INSERT INTO "shifts" VALUES(10,'2026-12-06','D','Ca đêm','T3','2026-12-06 15:00:00.000000','2026-12-06 19:00:00.000000','Nhà văn hóa thôn Hồ Sen',2,11,3,5,8,'published',0,'2026-12-06 09:00:00.000000',NULL,0,NULL,NULL);
INSERT INTO "shifts" VALUES(11,'2026-12-08','D','Ca đêm','T3','2026-12-08 15:00:00.000000','2026-12-08 19:00:00.000000','Nhà văn hóa thôn Hồ Sen',2,11,3,5,8,'published',0,'2026-12-08 09:00:00.000000',NULL,0,NULL,NULL);
CREATE TABLE teams (
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	muster TEXT NOT NULL, 
	CONSTRAINT pk_teams PRIMARY KEY (code)
);
INSERT INTO "teams" VALUES('T1','Tổ 1','Nhà văn hóa thôn Trung Tâm');
INSERT INTO "teams" VALUES('T2','Tổ 2','Nhà văn hóa thôn Tân Lập');
INSERT INTO "teams" VALUES('T3','Tổ 3','Nhà văn hóa thôn Hồ Sen');
INSERT INTO "teams" VALUES('T4','Tổ 4','Nhà văn hóa thôn Nà Lài');
INSERT INTO "teams" VALUES('T5','Tổ 5','Nhà văn hóa thôn Cao Lạng');
INSERT INTO "teams" VALUES('T6','Tổ 6','Nhà văn hóa Buôn Ea Mây');
CREATE TABLE watches (
	assignment_id INTEGER NOT NULL, 
	shift_id INTEGER NOT NULL, 
	member_id INTEGER NOT NULL, 
	ok_at DATETIME, 
	ok_step INTEGER NOT NULL, 
	out_at DATETIME, 
	out_step INTEGER NOT NULL, 
	seen_at DATETIME, 
	taken_by INTEGER, 
	due_at DATETIME, 
	CONSTRAINT pk_watches PRIMARY KEY (assignment_id), 
	CONSTRAINT fk_watches_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_watches_shift_id FOREIGN KEY(shift_id) REFERENCES shifts (id), 
	CONSTRAINT fk_watches_member_id FOREIGN KEY(member_id) REFERENCES members (id), 
	CONSTRAINT fk_watches_taken_by FOREIGN KEY(taken_by) REFERENCES members (id)
);
INSERT INTO "watches" VALUES(11,4,11,'2026-11-14 16:30:00.000000',0,'2026-11-14 19:15:00.000000',0,'2026-11-14 16:00:00.000000',NULL,'2026-11-14 16:30:00.000000');
INSERT INTO "watches" VALUES(12,4,17,'2026-11-14 16:44:00.000000',8,'2026-11-14 19:15:00.000000',0,'2026-11-14 15:00:00.000000',NULL,'2026-11-14 16:44:00.000000');
INSERT INTO "watches" VALUES(13,4,28,'2026-11-14 16:46:00.000000',0,'2026-11-14 19:15:00.000000',0,'2026-11-14 16:16:00.000000',NULL,'2026-11-14 16:46:00.000000');
INSERT INTO "watches" VALUES(15,5,9,'2026-11-14 16:43:00.000000',0,'2026-11-14 19:15:00.000000',0,'2026-11-14 16:13:00.000000',NULL,'2026-11-14 16:43:00.000000');
INSERT INTO "watches" VALUES(16,5,15,'2026-11-14 16:28:00.000000',4,'2026-11-14 19:15:00.000000',0,'2026-11-14 15:30:00.000000',9,'2026-11-14 16:28:00.000000');
INSERT INTO "watches" VALUES(17,5,23,'2026-11-14 16:23:00.000000',2,'2026-11-14 19:15:00.000000',0,'2026-11-14 15:45:00.000000',NULL,'2026-11-14 16:23:00.000000');
CREATE TABLE wrong_codes (
	id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_wrong_codes PRIMARY KEY (id), 
	CONSTRAINT fk_wrong_codes_account_id FOREIGN KEY(account_id) REFERENCES accounts (id)
);
INSERT INTO "wrong_codes" VALUES(1,20,'2026-11-12 11:00:00.000000');
CREATE INDEX ix_inbox_waiting ON inbox (id) WHERE state = 'waiting';
CREATE INDEX ix_inbox_waiting_lane ON inbox (channel, lane, number, id) WHERE state = 'waiting';
CREATE INDEX ix_inbox_settled ON inbox (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX ix_files_made_at ON files (made_at);
CREATE INDEX ix_members_team ON members (team);
CREATE INDEX ix_members_duty_due ON members (duty_due_at) WHERE duty_due_at IS NOT NULL;
CREATE INDEX ix_member_roles_role ON member_roles (role);
CREATE INDEX ix_accounts_member_id ON accounts (member_id);
CREATE INDEX ix_incidents_open ON incidents (severity, id) WHERE state NOT IN ('resolved', 'false_alarm');
CREATE INDEX ix_incidents_number ON incidents (number);
CREATE INDEX ix_incidents_reporter_id ON incidents (reporter_id);
CREATE INDEX ix_absences_ends_on ON absences (ends_on);
CREATE INDEX ix_absences_member_id ON absences (member_id);
CREATE INDEX ix_equipment_team ON equipment (team);
CREATE INDEX ix_wrong_codes_account_id ON wrong_codes (account_id);
CREATE INDEX ix_invitations_member_id ON invitations (member_id);
CREATE INDEX ix_conversations_expiring ON conversations (expires_at) WHERE flow IS NOT NULL AND expires_at IS NOT NULL;
CREATE INDEX ix_outbox_waiting ON outbox (priority, id) WHERE state = 'waiting';
CREATE INDEX ix_outbox_tried ON outbox (account_id, priority, id) WHERE state = 'waiting' AND attempts > 0;
CREATE INDEX ix_outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX ix_outbox_waiting_chat ON outbox (account_id, priority, id) WHERE state = 'waiting';
CREATE INDEX ix_incident_entries_incident_id ON incident_entries (incident_id);
CREATE INDEX ix_alerts_due ON alerts (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ix_shifts_team ON shifts (team, starts_at);
CREATE INDEX ix_shifts_standing ON shifts (ends_at) WHERE state IN ('draft', 'published');
CREATE INDEX ix_shifts_cancelled ON shifts (ends_at) WHERE state = 'cancelled';
CREATE INDEX ix_shifts_due ON shifts (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX ix_shifts_open ON shifts (starts_at) WHERE state = 'published';
CREATE INDEX ix_sheets_due ON sheets (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX ix_assignments_member_id ON assignments (member_id);
CREATE INDEX ix_assignments_due ON assignments (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX ix_assignments_on_duty ON assignments (member_id) WHERE in_at IS NOT NULL AND out_at IS NULL;
CREATE INDEX ix_shift_events_shift_id ON shift_events (shift_id);
CREATE INDEX ix_positions_at ON positions (at);
CREATE INDEX ix_positions_shift_id ON positions (shift_id);
CREATE INDEX ix_watches_shift_id ON watches (shift_id);
CREATE INDEX ix_watches_due ON watches (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ix_asks_assignment_id ON asks (assignment_id);
CREATE INDEX ix_asks_open ON asks (shift_id) WHERE state = 'open';
CREATE INDEX ix_asks_shift_id ON asks (shift_id);
CREATE INDEX ix_asks_due ON asks (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX ix_corrections_open ON corrections (id) WHERE state = 'proposed';
CREATE INDEX ix_corrections_assignment_id ON corrections (assignment_id);
CREATE INDEX ix_corrections_shift_id ON corrections (shift_id);
CREATE TRIGGER incident_entries_stay BEFORE DELETE ON incident_entries
       BEGIN SELECT RAISE(ABORT, 'incident_entries is append-only'); END;
CREATE TRIGGER incident_entries_fixed BEFORE UPDATE ON incident_entries
       WHEN new.id <> old.id OR new.incident_id <> old.incident_id OR new.kind <> old.kind OR new.at <> old.at
         OR new.member_id IS NOT old.member_id OR new.text NOT IN (old.text, '') OR new.ref NOT IN (old.ref, '')
       BEGIN SELECT RAISE(ABORT, 'incident_entries is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
       BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit
       BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER shift_events_stay BEFORE DELETE ON shift_events
       WHEN (SELECT state FROM shifts WHERE id = old.shift_id) IS NOT 'draft'
       BEGIN SELECT RAISE(ABORT, 'shift_events is append-only'); END;
CREATE TRIGGER shift_events_fixed BEFORE UPDATE ON shift_events
       WHEN new.id <> old.id OR new.shift_id <> old.shift_id OR new.kind <> old.kind OR new.at <> old.at
         OR new.member_id IS NOT old.member_id OR new.by_id IS NOT old.by_id
         OR new.text NOT IN (old.text, '') OR new.ref NOT IN (old.ref, '')
       BEGIN SELECT RAISE(ABORT, 'shift_events is append-only'); END;
COMMIT;
