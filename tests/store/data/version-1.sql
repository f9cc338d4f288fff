PRAGMA application_id = 1179601219;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE answer_links (
	case_id TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	label TEXT NOT NULL, 
	PRIMARY KEY (case_id, part, position), 
	FOREIGN KEY(case_id, part) REFERENCES parts (case_id, part)
)
 WITHOUT ROWID

;
INSERT INTO "answer_links" VALUES('full',1,0,'https://force.example/a?b=1&c','the list');
INSERT INTO "answer_links" VALUES('full',1,1,'https://force.example','');
INSERT INTO "answer_links" VALUES('usual',0,0,'https://force.example/data','');
INSERT INTO "answer_links" VALUES('usual',1,0,'https://force.example/data','');
INSERT INTO "answer_links" VALUES('usual',2,0,'https://force.example/data','');
INSERT INTO "answer_links" VALUES('usual',3,0,'https://force.example/data','');
INSERT INTO "answer_links" VALUES('usual',4,0,'https://force.example/data','');
INSERT INTO "answer_links" VALUES('usual',5,0,'https://force.example/data','');
CREATE TABLE answer_tables (
	case_id TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	caption TEXT NOT NULL, 
	cells TEXT NOT NULL, 
	PRIMARY KEY (case_id, part, position), 
	FOREIGN KEY(case_id, part) REFERENCES parts (case_id, part)
)
 WITHOUT ROWID

;
INSERT INTO "answer_tables" VALUES('full',1,0,'Flights','[["Year","Flights"],["2024","12"]]');
INSERT INTO "answer_tables" VALUES('full',1,1,'','[]');
INSERT INTO "answer_tables" VALUES('usual',0,0,'','[["Year","Number"],["2024","12"]]');
INSERT INTO "answer_tables" VALUES('usual',1,0,'','[["Year","Number"],["2024","12"]]');
INSERT INTO "answer_tables" VALUES('usual',2,0,'','[["Year","Number"],["2024","12"]]');
INSERT INTO "answer_tables" VALUES('usual',3,0,'','[["Year","Number"],["2024","12"]]');
INSERT INTO "answer_tables" VALUES('usual',4,0,'','[["Year","Number"],["2024","12"]]');
INSERT INTO "answer_tables" VALUES('usual',5,0,'','[["Year","Number"],["2024","12"]]');
CREATE TABLE balance_parts (
	case_id TEXT NOT NULL, 
	test INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	part_id TEXT NOT NULL, 
	PRIMARY KEY (case_id, test, position), 
	FOREIGN KEY(case_id, test) REFERENCES tests (case_id, test)
)
 WITHOUT ROWID

;
INSERT INTO "balance_parts" VALUES('full',0,0,'p1');
INSERT INTO "balance_parts" VALUES('usual',0,0,'p1');
INSERT INTO "balance_parts" VALUES('usual',0,1,'p3');
INSERT INTO "balance_parts" VALUES('usual',1,0,'p1');
INSERT INTO "balance_parts" VALUES('usual',1,1,'p3');
CREATE TABLE case_list (
	case_id TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	title TEXT NOT NULL, 
	requester TEXT NOT NULL, 
	received DATE, 
	due DATE, 
	answered DATE, 
	words TEXT NOT NULL, 
	calendar_version TEXT NOT NULL, 
	PRIMARY KEY (case_id), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "case_list" VALUES('bare','','','',NULL,NULL,NULL,'

','');
INSERT INTO "case_list" VALUES('full','617-25','Drones 🚁 over Llŷn','Siân Gwyn','2025-06-30','2025-07-28','2025-07-14','617-25
drones 🚁 over llŷn
siân gwyn','');
INSERT INTO "case_list" VALUES('usual','616-25','Facial recognition','A requester','2025-07-01',NULL,NULL,'616-25
facial recognition
a requester','');
CREATE TABLE case_log (
	number INTEGER NOT NULL, 
	case_id TEXT NOT NULL, 
	at TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	label TEXT NOT NULL, 
	PRIMARY KEY (number), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
);
INSERT INTO "case_log" VALUES(1,'full','2025-07-14T12:00:00+00:00','the officer','Open case');
INSERT INTO "case_log" VALUES(2,'full','2025-07-14T12:00:00+00:00','','Date the letter');
INSERT INTO "case_log" VALUES(3,'usual','2025-07-14T12:00:00+00:00','','Open case');
INSERT INTO "case_log" VALUES(4,'bare','2025-07-14T12:00:00+00:00','','Open case');
CREATE TABLE cases (
	case_id TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	title TEXT NOT NULL, 
	requester_name TEXT NOT NULL, 
	requester_address TEXT NOT NULL, 
	requester_email TEXT NOT NULL, 
	received DATE, 
	channel TEXT NOT NULL, 
	scope_start DATE, 
	scope_end DATE, 
	scope_to_request BOOLEAN, 
	priority TEXT NOT NULL, 
	authority TEXT, 
	revision INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	PRIMARY KEY (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "cases" VALUES('bare','','','','[]','',NULL,'e-mail',NULL,NULL,NULL,'[]',NULL,0,'34e278a5d78701d85434fda21a1546ad9f5ed79f069ea947bccd6ce7de0522d6');
INSERT INTO "cases" VALUES('full','617-25','Drones 🚁 over Llŷn','Siân Gwyn','["1 Stryd Enghraifft","Tref"]','sian@example.org','2025-06-30','WhatDoTheyKnow','2020-04-01','2025-03-31',0,'["q2","q1"]','{"name":"Heddlu Enghraifft","department":"Disclosure","address":["1 Ffordd"],"email":"foi@force.example","review_contact":"Review team","signatory_role":"Officer","reference_scheme":"FOI {number}/{yyyy}","review_window":{"days":20,"with_reasons":40},"regulator":{"name":"The Regulator","web":"https://regulator.example","address":["2 Road","Town"],"telephone":"0000 000000","checked_on":"2025-06-01"},"letter_order":"traditional","data_caveat":"Figures are the force’s own."}',41,'ed2d5d150aa97c71aacb3cf53a231b483bdd060681b23df37ba244c51a84154d');
INSERT INTO "cases" VALUES('usual','616-25','Facial recognition','A requester','["1 Example Street","Exampleton"]','requester@example.org','2025-07-01','e-mail','2022-01-01',NULL,1,'[]',NULL,0,'1ced09936bbda9ca8125ce7acfe0c196a53b125346ecb0cf43b214ed9c6dc72c');
CREATE TABLE claims (
	case_id TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	limb TEXT NOT NULL, 
	paragraphs TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (case_id, part, claim), 
	FOREIGN KEY(case_id, part) REFERENCES parts (case_id, part)
)
 WITHOUT ROWID

;
INSERT INTO "claims" VALUES('full',0,0,'31(1)','["31(1)(a)","31(1)(g)"]','because');
INSERT INTO "claims" VALUES('full',0,1,'43(2)','[]','');
INSERT INTO "claims" VALUES('usual',1,0,'31(3)','["31(1)(a)"]','Please state the number of deployments in each of the last three years. ');
INSERT INTO "claims" VALUES('usual',1,1,'24(2)','[]','Please state the number of deployments in each of the last three years. ');
INSERT INTO "claims" VALUES('usual',3,0,'31(3)','["31(1)(a)"]','Please state the number of deployments in each of the last three years. ');
INSERT INTO "claims" VALUES('usual',3,1,'24(2)','[]','Please state the number of deployments in each of the last three years. ');
INSERT INTO "claims" VALUES('usual',5,0,'31(3)','["31(1)(a)"]','Please state the number of deployments in each of the last three years. ');
INSERT INTO "claims" VALUES('usual',5,1,'24(2)','[]','Please state the number of deployments in each of the last three years. ');
CREATE TABLE events (
	case_id TEXT NOT NULL, 
	event INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY (case_id, event), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "events" VALUES('full',0,'e1','answered','2025-07-14','by post');
INSERT INTO "events" VALUES('full',1,'e2','review requested','2025-07-20','');
INSERT INTO "events" VALUES('usual',0,'e0','answered','2025-07-28','');
CREATE TABLE factor_parts (
	case_id TEXT NOT NULL, 
	test INTEGER NOT NULL, 
	factor INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	part_id TEXT NOT NULL, 
	PRIMARY KEY (case_id, test, factor, position), 
	FOREIGN KEY(case_id, test, factor) REFERENCES factors (case_id, test, factor)
)
 WITHOUT ROWID

;
INSERT INTO "factor_parts" VALUES('full',0,0,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',0,0,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',0,0,1,'p3');
INSERT INTO "factor_parts" VALUES('usual',0,1,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',0,1,1,'p3');
INSERT INTO "factor_parts" VALUES('usual',0,2,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',0,2,1,'p3');
INSERT INTO "factor_parts" VALUES('usual',0,3,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',0,3,1,'p3');
INSERT INTO "factor_parts" VALUES('usual',0,4,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',0,4,1,'p3');
INSERT INTO "factor_parts" VALUES('usual',0,5,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',0,5,1,'p3');
INSERT INTO "factor_parts" VALUES('usual',1,0,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',1,0,1,'p3');
INSERT INTO "factor_parts" VALUES('usual',1,1,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',1,1,1,'p3');
INSERT INTO "factor_parts" VALUES('usual',1,2,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',1,2,1,'p3');
INSERT INTO "factor_parts" VALUES('usual',1,3,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',1,3,1,'p3');
INSERT INTO "factor_parts" VALUES('usual',1,4,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',1,4,1,'p3');
INSERT INTO "factor_parts" VALUES('usual',1,5,0,'p1');
INSERT INTO "factor_parts" VALUES('usual',1,5,1,'p3');
CREATE TABLE factors (
	case_id TEXT NOT NULL, 
	test INTEGER NOT NULL, 
	factor INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	side TEXT NOT NULL, 
	text TEXT NOT NULL, 
	weight TEXT, 
	grounds TEXT NOT NULL, 
	limb TEXT NOT NULL, 
	source TEXT NOT NULL, 
	tailored BOOLEAN NOT NULL, 
	PRIMARY KEY (case_id, test, factor), 
	FOREIGN KEY(case_id, test) REFERENCES tests (case_id, test)
)
 WITHOUT ROWID

;
INSERT INTO "factors" VALUES('full',0,0,'f1','for','Debate.','significant','["age of the information","extent"]','31(1)','debate',1);
INSERT INTO "factors" VALUES('full',0,1,'f2','against','Tactics.',NULL,'[]','','',0);
INSERT INTO "factors" VALUES('usual',0,0,'t0f0','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0);
INSERT INTO "factors" VALUES('usual',0,1,'t0f1','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0);
INSERT INTO "factors" VALUES('usual',0,2,'t0f2','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0);
INSERT INTO "factors" VALUES('usual',0,3,'t0f3','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0);
INSERT INTO "factors" VALUES('usual',0,4,'t0f4','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0);
INSERT INTO "factors" VALUES('usual',0,5,'t0f5','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0);
INSERT INTO "factors" VALUES('usual',1,0,'t1f0','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0);
INSERT INTO "factors" VALUES('usual',1,1,'t1f1','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0);
INSERT INTO "factors" VALUES('usual',1,2,'t1f2','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0);
INSERT INTO "factors" VALUES('usual',1,3,'t1f3','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0);
INSERT INTO "factors" VALUES('usual',1,4,'t1f4','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0);
INSERT INTO "factors" VALUES('usual',1,5,'t1f5','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0);
CREATE TABLE harms (
	case_id TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	interest TEXT NOT NULL, 
	mechanism TEXT NOT NULL, 
	likelihood TEXT, 
	evidence TEXT NOT NULL, 
	PRIMARY KEY (case_id, part, claim), 
	FOREIGN KEY(case_id, part, claim) REFERENCES claims (case_id, part, claim)
)
 WITHOUT ROWID

;
INSERT INTO "harms" VALUES('full',0,0,'policing','they would hide','would be likely to','a report of 2024');
INSERT INTO "harms" VALUES('usual',1,0,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
INSERT INTO "harms" VALUES('usual',1,1,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
INSERT INTO "harms" VALUES('usual',3,0,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
INSERT INTO "harms" VALUES('usual',3,1,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
INSERT INTO "harms" VALUES('usual',5,0,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
INSERT INTO "harms" VALUES('usual',5,1,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
CREATE TABLE letters (
	case_id TEXT NOT NULL, 
	dated DATE, 
	data_caveat TEXT NOT NULL, 
	approver_name TEXT, 
	approver_role TEXT, 
	approved_on DATE, 
	PRIMARY KEY (case_id), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "letters" VALUES('bare',NULL,'',NULL,NULL,NULL);
INSERT INTO "letters" VALUES('full','2025-07-14','Own figures.','An approver','Head of Disclosure','2025-07-13');
INSERT INTO "letters" VALUES('usual','2025-07-28','','An approver','Head of Disclosure','2025-07-27');
CREATE TABLE part_questions (
	case_id TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	question_id TEXT NOT NULL, 
	PRIMARY KEY (case_id, part, position), 
	FOREIGN KEY(case_id, part) REFERENCES parts (case_id, part)
)
 WITHOUT ROWID

;
INSERT INTO "part_questions" VALUES('full',0,0,'q1');
INSERT INTO "part_questions" VALUES('full',1,0,'q2');
INSERT INTO "part_questions" VALUES('usual',0,0,'q0');
INSERT INTO "part_questions" VALUES('usual',0,1,'q1');
INSERT INTO "part_questions" VALUES('usual',1,0,'q1');
INSERT INTO "part_questions" VALUES('usual',1,1,'q2');
INSERT INTO "part_questions" VALUES('usual',2,0,'q2');
INSERT INTO "part_questions" VALUES('usual',2,1,'q3');
INSERT INTO "part_questions" VALUES('usual',3,0,'q3');
INSERT INTO "part_questions" VALUES('usual',3,1,'q4');
INSERT INTO "part_questions" VALUES('usual',4,0,'q4');
INSERT INTO "part_questions" VALUES('usual',4,1,'q5');
INSERT INTO "part_questions" VALUES('usual',5,0,'q5');
INSERT INTO "part_questions" VALUES('usual',5,1,'q6');
CREATE TABLE parts (
	case_id TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	outcome TEXT, 
	answer_text TEXT NOT NULL, 
	PRIMARY KEY (case_id, part), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "parts" VALUES('full',0,'p1','overt use','withheld','');
INSERT INTO "parts" VALUES('full',1,'p2','places','accessible elsewhere','See the list.');
INSERT INTO "parts" VALUES('full',2,'p3','',NULL,'');
INSERT INTO "parts" VALUES('usual',0,'p0','block 0','disclosed','Please state the number of deployments in each of the last three years. ');
INSERT INTO "parts" VALUES('usual',1,'p1','block 1','neither confirm nor deny','Please state the number of deployments in each of the last three years. ');
INSERT INTO "parts" VALUES('usual',2,'p2','block 2','disclosed','Please state the number of deployments in each of the last three years. ');
INSERT INTO "parts" VALUES('usual',3,'p3','block 3','neither confirm nor deny','Please state the number of deployments in each of the last three years. ');
INSERT INTO "parts" VALUES('usual',4,'p4','block 4','disclosed','Please state the number of deployments in each of the last three years. ');
INSERT INTO "parts" VALUES('usual',5,'p5','block 5','neither confirm nor deny','Please state the number of deployments in each of the last three years. ');
CREATE TABLE questions (
	case_id TEXT NOT NULL, 
	question INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	label TEXT NOT NULL, 
	text TEXT NOT NULL, 
	span_start INTEGER, 
	span_end INTEGER, 
	parent_id TEXT, 
	lead_in BOOLEAN NOT NULL, 
	period_start DATE, 
	period_end DATE, 
	period_to_request BOOLEAN, 
	PRIMARY KEY (case_id, question), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "questions" VALUES('full',0,'q1','1','How many drones',0,15,NULL,1,'2024-01-01',NULL,1);
INSERT INTO "questions" VALUES('full',1,'q2','1a','and where',NULL,NULL,'q1',0,NULL,NULL,NULL);
INSERT INTO "questions" VALUES('usual',0,'q0','0','Please state the number of deployments in each of the last three years. ',0,72,NULL,0,NULL,NULL,NULL);
INSERT INTO "questions" VALUES('usual',1,'q1','1','Please state the number of deployments in each of the last three years. ',72,144,NULL,0,NULL,NULL,NULL);
INSERT INTO "questions" VALUES('usual',2,'q2','2','Please state the number of deployments in each of the last three years. ',144,216,NULL,0,NULL,NULL,NULL);
INSERT INTO "questions" VALUES('usual',3,'q3','3','Please state the number of deployments in each of the last three years. ',216,288,NULL,0,NULL,NULL,NULL);
INSERT INTO "questions" VALUES('usual',4,'q4','4','Please state the number of deployments in each of the last three years. ',288,360,NULL,0,NULL,NULL,NULL);
INSERT INTO "questions" VALUES('usual',5,'q5','5','Please state the number of deployments in each of the last three years. ',360,432,NULL,0,NULL,NULL,NULL);
INSERT INTO "questions" VALUES('usual',6,'q6','6','Please state the number of deployments in each of the last three years. ',432,504,NULL,0,NULL,NULL,NULL);
INSERT INTO "questions" VALUES('usual',7,'q7','7','Please state the number of deployments in each of the last three years. ',504,576,NULL,0,NULL,NULL,NULL);
INSERT INTO "questions" VALUES('usual',8,'q8','8','Please state the number of deployments in each of the last three years. ',576,648,NULL,0,NULL,NULL,NULL);
INSERT INTO "questions" VALUES('usual',9,'q9','9','Please state the number of deployments in each of the last three years. ',648,720,NULL,0,NULL,NULL,NULL);
CREATE TABLE requests (
	case_id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (case_id), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "requests" VALUES('bare','');
INSERT INTO "requests" VALUES('full','How many drones — “unmanned” — did Heddlu Ŵyr fly, and where?	Please answer in Welsh.');
INSERT INTO "requests" VALUES('usual','Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. ');
CREATE TABLE settings (
	number INTEGER NOT NULL CHECK (number = 1), 
	authority TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "settings" VALUES(1,'{"name":"Exampleshire Police","department":"","address":["1 Example Street","Exampleton"],"email":"","review_contact":"","signatory_role":"","reference_scheme":"{number}-{yy}","review_window":{"days":20,"with_reasons":null},"regulator":{"name":"","web":"","address":[],"telephone":"","checked_on":null},"letter_order":"answer first","data_caveat":""}','553e343171b18a9bd19c1560b6c19c9560f4353e44cd7fd4d27f0333803fdd52');
CREATE TABLE test_limbs (
	case_id TEXT NOT NULL, 
	test INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	limb TEXT NOT NULL, 
	PRIMARY KEY (case_id, test, position), 
	FOREIGN KEY(case_id, test) REFERENCES tests (case_id, test)
)
 WITHOUT ROWID

;
INSERT INTO "test_limbs" VALUES('full',0,0,'31(1)');
INSERT INTO "test_limbs" VALUES('full',0,1,'43(2)');
INSERT INTO "test_limbs" VALUES('usual',0,0,'31(3)');
INSERT INTO "test_limbs" VALUES('usual',1,0,'24(2)');
CREATE TABLE test_parts (
	case_id TEXT NOT NULL, 
	test INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	part_id TEXT NOT NULL, 
	PRIMARY KEY (case_id, test, position), 
	FOREIGN KEY(case_id, test) REFERENCES tests (case_id, test)
)
 WITHOUT ROWID

;
INSERT INTO "test_parts" VALUES('full',0,0,'p1');
INSERT INTO "test_parts" VALUES('usual',0,0,'p1');
INSERT INTO "test_parts" VALUES('usual',0,1,'p3');
INSERT INTO "test_parts" VALUES('usual',1,0,'p1');
INSERT INTO "test_parts" VALUES('usual',1,1,'p3');
CREATE TABLE tests (
	case_id TEXT NOT NULL, 
	test INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	duty TEXT NOT NULL, 
	conclusion TEXT, 
	reasons TEXT NOT NULL, 
	PRIMARY KEY (case_id, test), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "tests" VALUES('full',0,'t1','disclose','answer','It is old.');
INSERT INTO "tests" VALUES('full',1,'t2','confirm-or-deny',NULL,'');
INSERT INTO "tests" VALUES('usual',0,'t0','confirm-or-deny','maintain','Please state the number of deployments in each of the last three years. ');
INSERT INTO "tests" VALUES('usual',1,'t1','confirm-or-deny','maintain','Please state the number of deployments in each of the last three years. ');
CREATE INDEX case_list_all ON case_list (due, reference, case_id);
CREATE INDEX case_list_answered ON case_list (due, reference, case_id, answered) WHERE answered IS NOT NULL;
CREATE INDEX case_list_open ON case_list (due, reference, case_id, answered) WHERE answered IS NULL;
CREATE INDEX case_log_case ON case_log (case_id, number);
COMMIT;
