PRAGMA application_id = 1179601219;
PRAGMA user_version = 3;
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
INSERT INTO "answer_links" VALUES('first',1,0,'https://force.example/a?b=1&c','the list');
INSERT INTO "answer_links" VALUES('first',1,1,'https://force.example','');
INSERT INTO "answer_links" VALUES('full',0,0,'text 40','text 41');
INSERT INTO "answer_links" VALUES('full',0,1,'text 42','text 43');
INSERT INTO "answer_links" VALUES('full',1,0,'text 102','text 103');
INSERT INTO "answer_links" VALUES('full',1,1,'text 104','text 105');
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
INSERT INTO "answer_tables" VALUES('first',1,0,'Flights','[["Year","Flights"],["2024","12"]]');
INSERT INTO "answer_tables" VALUES('first',1,1,'','[]');
INSERT INTO "answer_tables" VALUES('full',0,0,'text 48','[["text 44","text 45"],["text 46","text 47"]]');
INSERT INTO "answer_tables" VALUES('full',0,1,'text 53','[["text 49","text 50"],["text 51","text 52"]]');
INSERT INTO "answer_tables" VALUES('full',1,0,'text 110','[["text 106","text 107"],["text 108","text 109"]]');
INSERT INTO "answer_tables" VALUES('full',1,1,'text 115','[["text 111","text 112"],["text 113","text 114"]]');
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
INSERT INTO "balance_parts" VALUES('first',0,0,'p1');
INSERT INTO "balance_parts" VALUES('full',0,0,'text 179');
INSERT INTO "balance_parts" VALUES('full',0,1,'text 180');
INSERT INTO "balance_parts" VALUES('full',1,0,'text 201');
INSERT INTO "balance_parts" VALUES('full',1,1,'text 202');
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
	closed DATE, 
	words TEXT NOT NULL, 
	calendar_version TEXT NOT NULL, 
	PRIMARY KEY (case_id), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "case_list" VALUES('first','617-25','Drones 🚁 over Llŷn','Siân Gwyn','2025-06-30',NULL,NULL,NULL,'617-25
drones 🚁 over llŷn
siân gwyn','');
INSERT INTO "case_list" VALUES('full','616-25','text 3','text 4','2025-01-09','2025-06-30',NULL,NULL,'616-25
text 3
text 4','');
INSERT INTO "case_list" VALUES('usual','616-25','Facial recognition','A requester','2025-07-01',NULL,NULL,NULL,'616-25
facial recognition
a requester','');
CREATE TABLE case_log (
	number INTEGER NOT NULL, 
	case_id TEXT NOT NULL, 
	at TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	label TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	content TEXT NOT NULL, 
	chain TEXT NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "case_log" VALUES(1,'full','2025-07-14T12:00:00+00:00','the officer','Open case','','963c0c9ab1295f71d624cc2786e72420a6990a5f08be750b564b8ebab9760244','c598faac935cb386f43fd90011d19fc7775442ff4c21b630c7b6cabb05dece79','b967083a460a5cdc64d53e3bb9f66c231a06fd5d3a1bf86605125a0e0b13f433');
INSERT INTO "case_log" VALUES(2,'usual','2025-07-14T12:00:00+00:00','the officer','Open case','','5d11777178d740d549355d0781b73046c38d46486fead8fbef1c112edafaec24','520f94d08716f7ee8a01beccb4bba03e42294aff18b3f35e9428a6fc03d0ea27','eed067d529a83fa5c0d91e353ba5253ac73f6c0d0b220a00f916a2489b787503');
INSERT INTO "case_log" VALUES(3,'first','2025-07-14T12:00:00+00:00','the officer','Open case','','609186f2fe877a376e6acb830b6a0125ad14c314f02f7a3fcbb7e7a5caf5f355','8bbaac5edabc87d02c91810aff30b89821d0252356747623ed28a77c79037fcd','bda6942517b1c7ba76e023fc27638e29b194db25993c51640de7686f0d53dd50');
INSERT INTO "case_log" VALUES(4,'full','2025-07-14T12:00:00+00:00','the officer','Date the letter','963c0c9ab1295f71d624cc2786e72420a6990a5f08be750b564b8ebab9760244','963c0c9ab1295f71d624cc2786e72420a6990a5f08be750b564b8ebab9760244','b305e2fb619c44b764323af6cbd69d512c5bcf203b876bc8fafff704b4deca19','6c2b823d7762a4483353f55a0c4ba95031e5262cc2be690018eaad84f6f5288f');
INSERT INTO "case_log" VALUES(5,'','2025-07-14T12:00:00+00:00','the officer','Force’s particulars changed','','','733af8afa4d5f646148962d16d48f8d12f713dfe5892ff0cb5b71cd5f9e513fa','6345da46fa3344d2d0e24f0b431594dc40a59e664e4dd3cece54de8cf439b3f0');
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
	details TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "cases" VALUES('first','617-25','Drones 🚁 over Llŷn','Siân Gwyn','["1 Stryd Enghraifft","Tref"]','sian@example.org','2025-06-30','WhatDoTheyKnow','2020-04-01','2025-03-31',0,'["q2","q1"]','{"name":"Heddlu Enghraifft","department":"Disclosure","address":["1 Ffordd"],"email":"foi@force.example","review_contact":"Review team","signatory_role":"Officer","reference_scheme":"FOI {number}/{yyyy}","review_window":{"days":20,"with_reasons":40},"regulator":{"name":"The Regulator","web":"https://regulator.example","address":["2 Road","Town"],"telephone":"0000 000000","checked_on":"2025-06-01","statutory_name":""},"letter_order":"traditional","data_caveat":"Figures are the force’s own.","privacy_notice":"","protective_marking":"","fee_payment":""}',41,'609186f2fe877a376e6acb830b6a0125ad14c314f02f7a3fcbb7e7a5caf5f355','{}');
INSERT INTO "cases" VALUES('full','616-25','text 3','text 4','["text 5","text 6"]','text 7','2025-01-09','other','2025-01-11','2025-01-12',1,'["text 13","text 14"]','{"name":"text 256","department":"text 257","address":["text 258","text 259"],"email":"text 260","review_contact":"text 261","signatory_role":"text 262","reference_scheme":"text 263","review_window":{"days":264,"with_reasons":265},"regulator":{"name":"text 266","web":"text 267","address":["text 268","text 269"],"telephone":"text 270","checked_on":"2025-09-29","statutory_name":"text 272"},"letter_order":"traditional","data_caveat":"text 273","privacy_notice":"text 274","protective_marking":"text 275","fee_payment":"text 276"}',277,'963c0c9ab1295f71d624cc2786e72420a6990a5f08be750b564b8ebab9760244','{"environmental":true,"worksheets":[{"id":"text 279","title":"text 280","part_ids":["text 281","text 282"],"lines":[{"id":"text 283","activity":"extract","description":"text 284","items":285,"tenths_of_minutes":286,"evidence":"text 287"},{"id":"text 288","activity":"extract","description":"text 289","items":290,"tenths_of_minutes":291,"evidence":"text 292"}],"aggregated":[{"reference":"text 293","received":"2025-10-22","tenths_of_minutes":295,"why":"text 296"},{"reference":"text 297","received":"2025-10-26","tenths_of_minutes":299,"why":"text 300"}],"advice":"text 301","no_advice":true},{"id":"text 303","title":"text 304","part_ids":["text 305","text 306"],"lines":[{"id":"text 307","activity":"extract","description":"text 308","items":309,"tenths_of_minutes":310,"evidence":"text 311"},{"id":"text 312","activity":"extract","description":"text 313","items":314,"tenths_of_minutes":315,"evidence":"text 316"}],"aggregated":[{"reference":"text 317","received":"2025-11-15","tenths_of_minutes":319,"why":"text 320"},{"reference":"text 321","received":"2025-11-19","tenths_of_minutes":323,"why":"text 324"}],"advice":"text 325","no_advice":true}],"review":{"complaint":"text 327","reviewer":"text 328","role":"text 329","decisions":[{"part_id":"text 330","result":"overturned","reasons":"text 331","first_answer":"text 332"},{"part_id":"text 333","result":"overturned","reasons":"text 334","first_answer":"text 335"}]},"waivers":[{"rule":"text 336","place":{"page":"settings","question_id":"text 337","part_id":"text 338","limb":"text 339","test_id":"text 340","factor_id":"text 341","field":"text 342"},"reason":"text 343","by":"text 344","on":"2025-12-12","said":"text 346"},{"rule":"text 347","place":{"page":"settings","question_id":"text 348","part_id":"text 349","limb":"text 350","test_id":"text 351","factor_id":"text 352","field":"text 353"},"reason":"text 354","by":"text 355","on":"2025-12-23","said":"text 357"}],"issued":[{"id":"text 358","kind":"internal review outcome","dated":"2025-12-26","name":"text 360","role":"text 361","on":"2025-12-29","time":"text 363","code":"text 364","approval":{"name":"text 365","role":"text 366","on":"2026-01-03","time":"text 368","code":"text 369","written_back":"text 370","items":[{"name":"text 371","digest":"text 372","key":"text 373"},{"name":"text 374","digest":"text 375","key":"text 376"}]},"sha256":"text 377","snapshot_sha256":"text 378","wording_version":"text 379","catalogue_version":"text 380","calendar_version":"text 381","corrects":"text 382","said":[{"part_id":"text 383","text":"text 384"},{"part_id":"text 385","text":"text 386"}],"letter":{"dated":"2026-01-23","approval":{"name":"text 388","role":"text 389","on":"2026-01-26","time":"text 391","code":"text 392","written_back":"text 393","items":[{"name":"text 394","digest":"text 395","key":"text 396"},{"name":"text 397","digest":"text 398","key":"text 399"}]},"data_caveat":"text 400","kind":"internal review outcome","overrides":[{"key":"text 401","text":"text 402","was":"text 403"},{"key":"text 404","text":"text 405","was":"text 406"}],"wanted":"text 407","fee":{"pence":408,"purpose":"text 409"},"decision_by":"2026-02-15","submission":{"name":"text 411","role":"text 412","on":"2026-02-18","time":"text 414","code":"text 415","items":[{"name":"text 416","digest":"text 417","key":"text 418"},{"name":"text 419","digest":"text 420","key":"text 421"}]},"fell_back":["text 422","text 423"],"corrects":"text 424","change":"text 425"}},{"id":"text 426","kind":"internal review outcome","dated":"2026-03-04","name":"text 428","role":"text 429","on":"2026-03-07","time":"text 431","code":"text 432","approval":{"name":"text 433","role":"text 434","on":"2026-03-12","time":"text 436","code":"text 437","written_back":"text 438","items":[{"name":"text 439","digest":"text 440","key":"text 441"},{"name":"text 442","digest":"text 443","key":"text 444"}]},"sha256":"text 445","snapshot_sha256":"text 446","wording_version":"text 447","catalogue_version":"text 448","calendar_version":"text 449","corrects":"text 450","said":[{"part_id":"text 451","text":"text 452"},{"part_id":"text 453","text":"text 454"}],"letter":{"dated":"2026-04-01","approval":{"name":"text 456","role":"text 457","on":"2026-04-04","time":"text 459","code":"text 460","written_back":"text 461","items":[{"name":"text 462","digest":"text 463","key":"text 464"},{"name":"text 465","digest":"text 466","key":"text 467"}]},"data_caveat":"text 468","kind":"internal review outcome","overrides":[{"key":"text 469","text":"text 470","was":"text 471"},{"key":"text 472","text":"text 473","was":"text 474"}],"wanted":"text 475","fee":{"pence":476,"purpose":"text 477"},"decision_by":"2026-04-24","submission":{"name":"text 479","role":"text 480","on":"2026-04-27","time":"text 482","code":"text 483","items":[{"name":"text 484","digest":"text 485","key":"text 486"},{"name":"text 487","digest":"text 488","key":"text 489"}]},"fell_back":["text 490","text 491"],"corrects":"text 492","change":"text 493"}}],"hold":{"reason":"text 494","by":"text 495","on":"2026-05-12"}}');
INSERT INTO "cases" VALUES('usual','616-25','Facial recognition','A requester','["1 Example Street","Exampleton"]','requester@example.org','2025-07-01','e-mail','2022-01-01',NULL,1,'[]',NULL,0,'5d11777178d740d549355d0781b73046c38d46486fead8fbef1c112edafaec24','{}');
CREATE TABLE claims (
	case_id TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	limb TEXT NOT NULL, 
	paragraphs TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	details TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (case_id, part, claim), 
	FOREIGN KEY(case_id, part) REFERENCES parts (case_id, part)
)
 WITHOUT ROWID

;
INSERT INTO "claims" VALUES('first',0,0,'31(1)','["31(1)(a)","31(1)(g)"]','because','{"particulars":{"opinion":{"person":"","role":"","on":null,"text":""},"interests":{"interest":"","necessity":"","balance":""},"defence":"","intended_on":null,"intention":"","alternative_to":"","reasons_withheld":""}}');
INSERT INTO "claims" VALUES('first',0,1,'43(2)','[]','','{"particulars":{"opinion":{"person":"","role":"","on":null,"text":""},"interests":{"interest":"","necessity":"","balance":""},"defence":"","intended_on":null,"intention":"","alternative_to":"","reasons_withheld":""}}');
INSERT INTO "claims" VALUES('full',0,0,'text 54','["text 55","text 56"]','text 57','{"particulars":{"opinion":{"person":"text 61","role":"text 62","on":"2025-03-05","text":"text 64"},"interests":{"interest":"text 65","necessity":"text 66","balance":"text 67"},"defence":"text 68","intended_on":"2025-03-11","intention":"text 70","alternative_to":"text 71","reasons_withheld":"text 72"}}');
INSERT INTO "claims" VALUES('full',0,1,'text 73','["text 74","text 75"]','text 76','{"particulars":{"opinion":{"person":"text 80","role":"text 81","on":"2025-03-24","text":"text 83"},"interests":{"interest":"text 84","necessity":"text 85","balance":"text 86"},"defence":"text 87","intended_on":"2025-03-30","intention":"text 89","alternative_to":"text 90","reasons_withheld":"text 91"}}');
INSERT INTO "claims" VALUES('full',1,0,'text 116','["text 117","text 118"]','text 119','{"particulars":{"opinion":{"person":"text 123","role":"text 124","on":"2025-05-06","text":"text 126"},"interests":{"interest":"text 127","necessity":"text 128","balance":"text 129"},"defence":"text 130","intended_on":"2025-05-12","intention":"text 132","alternative_to":"text 133","reasons_withheld":"text 134"}}');
INSERT INTO "claims" VALUES('full',1,1,'text 135','["text 136","text 137"]','text 138','{"particulars":{"opinion":{"person":"text 142","role":"text 143","on":"2025-05-25","text":"text 145"},"interests":{"interest":"text 146","necessity":"text 147","balance":"text 148"},"defence":"text 149","intended_on":"2025-05-31","intention":"text 151","alternative_to":"text 152","reasons_withheld":"text 153"}}');
INSERT INTO "claims" VALUES('usual',1,0,'31(3)','["31(1)(a)"]','Please state the number of deployments in each of the last three years. ','{"particulars":{"opinion":{"person":"","role":"","on":null,"text":""},"interests":{"interest":"","necessity":"","balance":""},"defence":"","intended_on":null,"intention":"","alternative_to":"","reasons_withheld":""}}');
INSERT INTO "claims" VALUES('usual',1,1,'24(2)','[]','Please state the number of deployments in each of the last three years. ','{"particulars":{"opinion":{"person":"","role":"","on":null,"text":""},"interests":{"interest":"","necessity":"","balance":""},"defence":"","intended_on":null,"intention":"","alternative_to":"","reasons_withheld":""}}');
INSERT INTO "claims" VALUES('usual',3,0,'31(3)','["31(1)(a)"]','Please state the number of deployments in each of the last three years. ','{"particulars":{"opinion":{"person":"","role":"","on":null,"text":""},"interests":{"interest":"","necessity":"","balance":""},"defence":"","intended_on":null,"intention":"","alternative_to":"","reasons_withheld":""}}');
INSERT INTO "claims" VALUES('usual',3,1,'24(2)','[]','Please state the number of deployments in each of the last three years. ','{"particulars":{"opinion":{"person":"","role":"","on":null,"text":""},"interests":{"interest":"","necessity":"","balance":""},"defence":"","intended_on":null,"intention":"","alternative_to":"","reasons_withheld":""}}');
INSERT INTO "claims" VALUES('usual',5,0,'31(3)','["31(1)(a)"]','Please state the number of deployments in each of the last three years. ','{"particulars":{"opinion":{"person":"","role":"","on":null,"text":""},"interests":{"interest":"","necessity":"","balance":""},"defence":"","intended_on":null,"intention":"","alternative_to":"","reasons_withheld":""}}');
INSERT INTO "claims" VALUES('usual',5,1,'24(2)','[]','Please state the number of deployments in each of the last three years. ','{"particulars":{"opinion":{"person":"","role":"","on":null,"text":""},"interests":{"interest":"","necessity":"","balance":""},"defence":"","intended_on":null,"intention":"","alternative_to":"","reasons_withheld":""}}');
CREATE TABLE events (
	case_id TEXT NOT NULL, 
	event INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	note TEXT NOT NULL, 
	details TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (case_id, event), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "events" VALUES('first',0,'e1','answered','2025-07-14','by post','{}');
INSERT INTO "events" VALUES('first',1,'e2','review requested','2025-07-20','','{}');
INSERT INTO "events" VALUES('full',0,'text 203','appeal ended','2025-07-24','text 205','{"question_ids":["text 206","text 207"],"limb":"text 208","until":"2025-07-29"}');
INSERT INTO "events" VALUES('full',1,'text 210','appeal ended','2025-07-31','text 212','{"question_ids":["text 213","text 214"],"limb":"text 215","until":"2025-08-05"}');
INSERT INTO "events" VALUES('usual',0,'e0','answered','2025-07-28','','{}');
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
INSERT INTO "factor_parts" VALUES('first',0,0,0,'p1');
INSERT INTO "factor_parts" VALUES('full',0,0,0,'text 167');
INSERT INTO "factor_parts" VALUES('full',0,0,1,'text 168');
INSERT INTO "factor_parts" VALUES('full',0,1,0,'text 174');
INSERT INTO "factor_parts" VALUES('full',0,1,1,'text 175');
INSERT INTO "factor_parts" VALUES('full',1,0,0,'text 189');
INSERT INTO "factor_parts" VALUES('full',1,0,1,'text 190');
INSERT INTO "factor_parts" VALUES('full',1,1,0,'text 196');
INSERT INTO "factor_parts" VALUES('full',1,1,1,'text 197');
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
	details TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (case_id, test, factor), 
	FOREIGN KEY(case_id, test) REFERENCES tests (case_id, test)
)
 WITHOUT ROWID

;
INSERT INTO "factors" VALUES('first',0,0,'f1','for','Debate.','significant','["age of the information","extent"]','31(1)','debate',1,'{}');
INSERT INTO "factors" VALUES('first',0,1,'f2','against','Tactics.',NULL,'[]','','',0,'{}');
INSERT INTO "factors" VALUES('full',0,0,'text 164','against','text 165','strong','["age of the information","age of the information"]','text 166','text 169',1,'{}');
INSERT INTO "factors" VALUES('full',0,1,'text 171','against','text 172','strong','["age of the information","age of the information"]','text 173','text 176',1,'{}');
INSERT INTO "factors" VALUES('full',1,0,'text 186','against','text 187','strong','["age of the information","age of the information"]','text 188','text 191',1,'{}');
INSERT INTO "factors" VALUES('full',1,1,'text 193','against','text 194','strong','["age of the information","age of the information"]','text 195','text 198',1,'{}');
INSERT INTO "factors" VALUES('usual',0,0,'t0f0','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0,'{}');
INSERT INTO "factors" VALUES('usual',0,1,'t0f1','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0,'{}');
INSERT INTO "factors" VALUES('usual',0,2,'t0f2','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0,'{}');
INSERT INTO "factors" VALUES('usual',0,3,'t0f3','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0,'{}');
INSERT INTO "factors" VALUES('usual',0,4,'t0f4','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0,'{}');
INSERT INTO "factors" VALUES('usual',0,5,'t0f5','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','31(3)','',0,'{}');
INSERT INTO "factors" VALUES('usual',1,0,'t1f0','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0,'{}');
INSERT INTO "factors" VALUES('usual',1,1,'t1f1','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0,'{}');
INSERT INTO "factors" VALUES('usual',1,2,'t1f2','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0,'{}');
INSERT INTO "factors" VALUES('usual',1,3,'t1f3','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0,'{}');
INSERT INTO "factors" VALUES('usual',1,4,'t1f4','for','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0,'{}');
INSERT INTO "factors" VALUES('usual',1,5,'t1f5','against','Please state the number of deployments in each of the last three years. ','some','["severity"]','24(2)','',0,'{}');
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
INSERT INTO "harms" VALUES('first',0,0,'policing','they would hide','would be likely to','a report of 2024');
INSERT INTO "harms" VALUES('full',0,0,'text 58','text 59','required','text 60');
INSERT INTO "harms" VALUES('full',0,1,'text 77','text 78','required','text 79');
INSERT INTO "harms" VALUES('full',1,0,'text 120','text 121','required','text 122');
INSERT INTO "harms" VALUES('full',1,1,'text 139','text 140','required','text 141');
INSERT INTO "harms" VALUES('usual',1,0,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
INSERT INTO "harms" VALUES('usual',1,1,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
INSERT INTO "harms" VALUES('usual',3,0,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
INSERT INTO "harms" VALUES('usual',3,1,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
INSERT INTO "harms" VALUES('usual',5,0,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
INSERT INTO "harms" VALUES('usual',5,1,'covert tactics','those under investigation would know what to avoid','would','Please state the number of deployments in each of the last three years. ');
CREATE TABLE issued_letters (
	case_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	pdf BLOB NOT NULL, 
	snapshot BLOB NOT NULL, 
	sha256 TEXT NOT NULL, 
	snapshot_sha256 TEXT NOT NULL, 
	PRIMARY KEY (case_id, id), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
);
INSERT INTO "issued_letters" VALUES('full','letter-1',X'255044462D312E372061732069742077656E74206F7574',X'7B22666F726D6174223A2022666F692D63617365222C20226173223A20226974207761732064656369646564227D','c4a9a30c6843733dca33e2d18f89d2eb1e401a7632b813fc25adbc2e6fdb04d1','7ef484cfb31d6e08f7290730e50960f650716d47a0f58e7e3e081e2a98068f9a');
CREATE TABLE letters (
	case_id TEXT NOT NULL, 
	dated DATE, 
	data_caveat TEXT NOT NULL, 
	details TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (case_id), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "letters" VALUES('first',NULL,'','{"fee":{"pence":0,"purpose":""}}');
INSERT INTO "letters" VALUES('full','2025-08-06','text 230','{"approval":{"name":"text 218","role":"text 219","on":"2025-08-09","time":"text 221","code":"text 222","written_back":"text 223","items":[{"name":"text 224","digest":"text 225","key":"text 226"},{"name":"text 227","digest":"text 228","key":"text 229"}]},"kind":"internal review outcome","overrides":[{"key":"text 231","text":"text 232","was":"text 233"},{"key":"text 234","text":"text 235","was":"text 236"}],"wanted":"text 237","fee":{"pence":238,"purpose":"text 239"},"decision_by":"2025-08-29","submission":{"name":"text 241","role":"text 242","on":"2025-09-01","time":"text 244","code":"text 245","items":[{"name":"text 246","digest":"text 247","key":"text 248"},{"name":"text 249","digest":"text 250","key":"text 251"}]},"fell_back":["text 252","text 253"],"corrects":"text 254","change":"text 255"}');
INSERT INTO "letters" VALUES('usual','2025-07-28','','{"approval":{"name":"An approver","role":"Head of Disclosure","on":"2025-07-27","time":"","code":"","written_back":"","items":[]},"fee":{"pence":0,"purpose":""}}');
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
INSERT INTO "part_questions" VALUES('first',0,0,'q1');
INSERT INTO "part_questions" VALUES('first',1,0,'q2');
INSERT INTO "part_questions" VALUES('full',0,0,'text 37');
INSERT INTO "part_questions" VALUES('full',0,1,'text 38');
INSERT INTO "part_questions" VALUES('full',1,0,'text 99');
INSERT INTO "part_questions" VALUES('full',1,1,'text 100');
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
	details TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (case_id, part), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "parts" VALUES('first',0,'p1','overt use','withheld','','{"earlier":{"reference":"","complied_on":null}}');
INSERT INTO "parts" VALUES('first',1,'p2','places','accessible elsewhere','See the list.','{"earlier":{"reference":"","complied_on":null}}');
INSERT INTO "parts" VALUES('first',2,'p3','',NULL,'','{"earlier":{"reference":"","complied_on":null}}');
INSERT INTO "parts" VALUES('full',0,'text 35','text 36','answered under the EIR','text 39','{"holding":"not searched","searches":"text 92","reason":"text 93","advice":"text 94","earlier":{"reference":"text 95","complied_on":"2025-04-07"}}');
INSERT INTO "parts" VALUES('full',1,'text 97','text 98','answered under the EIR','text 101','{"holding":"not searched","searches":"text 154","reason":"text 155","advice":"text 156","earlier":{"reference":"text 157","complied_on":"2025-06-08"}}');
INSERT INTO "parts" VALUES('usual',0,'p0','block 0','disclosed','Please state the number of deployments in each of the last three years. ','{"earlier":{"reference":"","complied_on":null}}');
INSERT INTO "parts" VALUES('usual',1,'p1','block 1','neither confirm nor deny','Please state the number of deployments in each of the last three years. ','{"earlier":{"reference":"","complied_on":null}}');
INSERT INTO "parts" VALUES('usual',2,'p2','block 2','disclosed','Please state the number of deployments in each of the last three years. ','{"earlier":{"reference":"","complied_on":null}}');
INSERT INTO "parts" VALUES('usual',3,'p3','block 3','neither confirm nor deny','Please state the number of deployments in each of the last three years. ','{"earlier":{"reference":"","complied_on":null}}');
INSERT INTO "parts" VALUES('usual',4,'p4','block 4','disclosed','Please state the number of deployments in each of the last three years. ','{"earlier":{"reference":"","complied_on":null}}');
INSERT INTO "parts" VALUES('usual',5,'p5','block 5','neither confirm nor deny','Please state the number of deployments in each of the last three years. ','{"earlier":{"reference":"","complied_on":null}}');
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
	details TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (case_id, question), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "questions" VALUES('first',0,'q1','1','How many drones',0,15,NULL,1,'2024-01-01',NULL,1,'{}');
INSERT INTO "questions" VALUES('first',1,'q2','1a','and where',NULL,NULL,'q1',0,NULL,NULL,NULL,'{}');
INSERT INTO "questions" VALUES('full',0,'text 15','text 16','text 17',18,19,'text 20',1,'2025-01-23','2025-01-24',1,'{}');
INSERT INTO "questions" VALUES('full',1,'text 25','text 26','text 27',28,29,'text 30',1,'2025-02-02','2025-02-03',1,'{}');
INSERT INTO "questions" VALUES('usual',0,'q0','0','Please state the number of deployments in each of the last three years. ',0,72,NULL,0,NULL,NULL,NULL,'{}');
INSERT INTO "questions" VALUES('usual',1,'q1','1','Please state the number of deployments in each of the last three years. ',72,144,NULL,0,NULL,NULL,NULL,'{}');
INSERT INTO "questions" VALUES('usual',2,'q2','2','Please state the number of deployments in each of the last three years. ',144,216,NULL,0,NULL,NULL,NULL,'{}');
INSERT INTO "questions" VALUES('usual',3,'q3','3','Please state the number of deployments in each of the last three years. ',216,288,NULL,0,NULL,NULL,NULL,'{}');
INSERT INTO "questions" VALUES('usual',4,'q4','4','Please state the number of deployments in each of the last three years. ',288,360,NULL,0,NULL,NULL,NULL,'{}');
INSERT INTO "questions" VALUES('usual',5,'q5','5','Please state the number of deployments in each of the last three years. ',360,432,NULL,0,NULL,NULL,NULL,'{}');
INSERT INTO "questions" VALUES('usual',6,'q6','6','Please state the number of deployments in each of the last three years. ',432,504,NULL,0,NULL,NULL,NULL,'{}');
INSERT INTO "questions" VALUES('usual',7,'q7','7','Please state the number of deployments in each of the last three years. ',504,576,NULL,0,NULL,NULL,NULL,'{}');
INSERT INTO "questions" VALUES('usual',8,'q8','8','Please state the number of deployments in each of the last three years. ',576,648,NULL,0,NULL,NULL,NULL,'{}');
INSERT INTO "questions" VALUES('usual',9,'q9','9','Please state the number of deployments in each of the last three years. ',648,720,NULL,0,NULL,NULL,NULL,'{}');
CREATE TABLE requests (
	case_id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (case_id), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "requests" VALUES('first','How many drones — “unmanned” — did Heddlu Ŵyr fly, and where?	Please answer in Welsh.');
INSERT INTO "requests" VALUES('full','text 9');
INSERT INTO "requests" VALUES('usual','Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each of the last three years. Please state the number of deployments in each o');
CREATE TABLE settings (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	PRIMARY KEY (name)
)
 WITHOUT ROWID

;
INSERT INTO "settings" VALUES('authority','{"name":"text 1","department":"text 2","address":["text 3","text 4"],"email":"text 5","review_contact":"text 6","signatory_role":"text 7","reference_scheme":"text 8","review_window":{"days":9,"with_reasons":10},"regulator":{"name":"text 11","web":"text 12","address":["text 13","text 14"],"telephone":"text 15","checked_on":"2025-01-17","statutory_name":"text 17"},"letter_order":"traditional","data_caveat":"text 18","privacy_notice":"text 19","protective_marking":"text 20","fee_payment":"text 21"}','e414eb99000404377481a89bb3ce66515ce08943cbadfa1e6f9135b546e45c68');
INSERT INTO "settings" VALUES('overlay','{"sentences":[{"key":"text 1","text":"text 2","standard":"text 3"},{"key":"text 4","text":"text 5","standard":"text 6"}]}','5f6d19f3bf6cf660b9ac36b7bbd81933f02221b8783dc7b5e50684015e7109bc');
INSERT INTO "settings" VALUES('proclaimed','[{"date":"2025-01-02","name":"text 2","nations":["text 3","text 4"],"proclaimed":"2025-01-06","source":"text 6"},{"date":"2025-01-08","name":"text 8","nations":["text 9","text 10"],"proclaimed":"2025-01-12","source":"text 12"}]','f0b046c03e3bd72d0f8583682d25673887210b1db7a3ff99f3057813831275a3');
INSERT INTO "settings" VALUES('safekeeping','{"backups":{"every_minutes":1,"daily":2,"weekly":3,"monthly":4},"second_folder":"text 5","lock_minutes":6,"retention":{"years":7,"months":8},"officer":"text 9"}','d28e0660a9ac5ff80ce46738e0351b7f272be3526c0e91ac4e2292d28dd37498');
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
INSERT INTO "test_limbs" VALUES('first',0,0,'31(1)');
INSERT INTO "test_limbs" VALUES('first',0,1,'43(2)');
INSERT INTO "test_limbs" VALUES('full',0,0,'text 160');
INSERT INTO "test_limbs" VALUES('full',0,1,'text 161');
INSERT INTO "test_limbs" VALUES('full',1,0,'text 182');
INSERT INTO "test_limbs" VALUES('full',1,1,'text 183');
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
INSERT INTO "test_parts" VALUES('first',0,0,'p1');
INSERT INTO "test_parts" VALUES('full',0,0,'text 162');
INSERT INTO "test_parts" VALUES('full',0,1,'text 163');
INSERT INTO "test_parts" VALUES('full',1,0,'text 184');
INSERT INTO "test_parts" VALUES('full',1,1,'text 185');
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
	details TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (case_id, test), 
	FOREIGN KEY(case_id) REFERENCES cases (case_id)
)
 WITHOUT ROWID

;
INSERT INTO "tests" VALUES('first',0,'t1','disclose','answer','It is old.','{}');
INSERT INTO "tests" VALUES('first',1,'t2','confirm-or-deny',NULL,'','{}');
INSERT INTO "tests" VALUES('full',0,'text 159','disclose','answer','text 178','{}');
INSERT INTO "tests" VALUES('full',1,'text 181','disclose','answer','text 200','{}');
INSERT INTO "tests" VALUES('usual',0,'t0','confirm-or-deny','maintain','Please state the number of deployments in each of the last three years. ','{}');
INSERT INTO "tests" VALUES('usual',1,'t1','confirm-or-deny','maintain','Please state the number of deployments in each of the last three years. ','{}');
CREATE TABLE topics (
	case_id TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	topic TEXT NOT NULL, 
	PRIMARY KEY (case_id, part), 
	FOREIGN KEY(case_id, part) REFERENCES parts (case_id, part)
)
 WITHOUT ROWID

;
INSERT INTO "topics" VALUES('usual',0,'block deployment each last number please state three year');
INSERT INTO "topics" VALUES('usual',1,'block deployment each last number please state three year');
INSERT INTO "topics" VALUES('usual',2,'block deployment each last number please state three year');
INSERT INTO "topics" VALUES('usual',3,'block deployment each last number please state three year');
INSERT INTO "topics" VALUES('usual',4,'block deployment each last number please state three year');
INSERT INTO "topics" VALUES('usual',5,'block deployment each last number please state three year');
INSERT INTO "topics" VALUES('first',0,'drone many overt');
INSERT INTO "topics" VALUES('first',1,'place where');
INSERT INTO "topics" VALUES('full',0,'text');
INSERT INTO "topics" VALUES('full',1,'text');
CREATE INDEX case_log_case ON case_log (case_id, number);
CREATE INDEX case_list_all ON case_list (due, reference, case_id);
CREATE INDEX case_list_answered ON case_list (due, reference, case_id, answered) WHERE answered IS NOT NULL;
CREATE INDEX case_list_open ON case_list (due, reference, case_id, answered) WHERE answered IS NULL;
CREATE INDEX topics_topic ON topics (topic);
COMMIT;
