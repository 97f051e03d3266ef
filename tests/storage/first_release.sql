-- A commune as the first release (revision 0001) left it at 22:30 on 14 November 2026: an alert that climbs, a report that
-- is half told, an update nobody has handled yet, a message nobody has sent yet. Never changed: files like it are out there.
INSERT INTO teams VALUES ('T3', 'Tổ 3', 'Nhà văn hóa thôn Hồ Sen');
INSERT INTO hamlets VALUES ('H10', 'Hồ Sen', 259, 'T3', 0, 1), ('H09', 'Đồi Chè', 228, 'T3', 1, 1);
INSERT INTO members VALUES
  (1, 'Phan Quốc Dũng', 'phan quoc dung', '5H?9!3 C:0?!0DHA4!45H?9!3', 'Dũng', 'đồng chí', NULL, 'Công an xã', NULL, 'vi', 'active', NULL, '2026-11-01 01:00:00.000000'),
  (4, 'Trần Đức Long', 'tran duc long', '!', 'Long', 'đồng chí', '0900000004', 'Công an xã', NULL, 'vi', 'active', '2026-11-14 10:00:00.000000', '2026-11-01 01:00:00.000000'),
  (11, 'Trịnh Công Thành', 'trinh cong thanh', '!!', 'Thành', 'anh', NULL, 'Tổ bảo vệ ANTT', 'T3', 'vi', 'active', NULL, '2026-11-01 01:00:00.000000'),
  (28, 'Võ Nhật Huy', 'vo nhat huy', '!!!', 'Huy', 'anh', NULL, 'Đoàn Thanh niên', 'T3', 'vi', 'active', NULL, '2026-11-01 01:00:00.000000'),
  (29, 'Mai Quốc Bảo', 'mai quoc bao', '!!!!', 'Bảo', 'anh', NULL, 'Đoàn Thanh niên', NULL, 'en', 'suspended', NULL, '2026-11-01 01:00:00.000000');
INSERT INTO member_roles VALUES
  (1, 'police_chief'), (4, 'duty_officer'), (4, 'police_officer'), (11, 'team_leader'), (11, 'security_member'), (28, 'volunteer'), (29, 'volunteer');
INSERT INTO accounts VALUES
  (1, 'telegram', '9000000', '9000000', 28, 'vi', NULL, '2026-11-02 01:00:00.000000'),
  (2, 'telegram', '9000001', '9000001', 4, 'vi', NULL, '2026-11-02 01:00:00.000000'),
  (3, 'telegram', '9000002', '9000002', 11, 'vi', NULL, '2026-11-02 01:00:00.000000'),
  (4, 'telegram', '9000009', '9000009', NULL, 'en', '2026-11-03 01:00:00.000000', '2026-11-02 01:00:00.000000');
INSERT INTO wrong_codes VALUES (1, 4, '2026-11-02 01:00:05.000000');
INSERT INTO invitations VALUES
  (1, 'a-hash', 'volunteer', 'T3', 28, 1, '2026-11-01 02:00:00.000000', '2026-11-04 02:00:00.000000', '2026-11-02 01:00:00.000000', 1, NULL),
  (2, 'b-hash', 'support_member', NULL, NULL, NULL, '2026-11-01 02:00:00.000000', '2026-11-04 02:00:00.000000', NULL, NULL, '2026-11-02 02:00:00.000000');
INSERT INTO conversations VALUES
  (1, 'report', 'place', '{"entries":[],"category":"TROM","hamlet":null,"incident":null,"facts":[],"received_at":null}', 7, '2026-11-14 15:33:00.000000', '[["Đồi Chè","ham1:7:H09"],["Hồ Sen","ham1:7:H10"]]', '[]', '2026-11-14 15:29:50.000000', '2026-11-14 15:29:50.000000'),
  (2, NULL, NULL, '', 0, NULL, '[["✅ Đã nhận","take1:1"]]', '[]', '2026-11-14 15:28:00.000000', NULL);
INSERT INTO inbox VALUES
  (1, 'telegram', '523999001', '9000000', '', 'done', '2026-11-14 15:29:00.000000', 0, NULL, '', '2026-11-14 15:29:00.000000'),
  (2, 'telegram', '523999002', '9000000', '{"update_id":523999002,"message":{"message_id":40,"date":1794670199,"chat":{"id":9000000,"type":"private","first_name":"huy"},"from":{"id":9000000,"is_bot":false,"first_name":"huy"},"text":"Hồ Sen"}}', 'waiting', '2026-11-14 15:29:59.000000', 0, NULL, '', NULL),
  (3, 'telegram', '523999003', '9000009', '{}', 'parked', '2026-11-14 15:20:00.000000', 3, NULL, 'Unreadable', NULL);
INSERT INTO outbox VALUES
  (1, 'card', 2, -1, '', 'card:1:2:0', 'sent', '2026-11-14 15:28:00.000000', '2000-01-01 00:00:00.000000', NULL, 1, NULL, '31', '', '2026-11-14 15:28:01.000000'),
  (2, 'card', 3, -1, '{"incident":1}', 'card:1:3:0', 'waiting', '2026-11-14 15:28:00.000000', '2000-01-01 00:00:00.000000', NULL, 1, '2026-11-14 15:29:00.000000', NULL, 'retry', NULL);
INSERT INTO incidents VALUES
  (1, 'VV-1114-01', '2026-11-14', 1, 'TROM', 3, 'new', 28, '2026-11-14 15:28:00.000000', '2026-11-14 15:28:00.000000', 'H10', 'injured', NULL, NULL, NULL, 0, 0),
  (2, 'VV-1113-01', '2026-11-13', 1, 'GAYROI', 2, 'resolved', 28, '2026-11-13 15:00:00.000000', '2026-11-13 15:00:00.000000', 'H09', '', 4, '2026-11-13 15:01:00.000000', '2026-11-13 16:00:00.000000', 1, 1);
INSERT INTO incident_entries VALUES
  (1, 1, 'text', '2026-11-14 15:28:05.000000', 28, 'ở sau nhà văn hóa', ''),
  (2, 2, 'text', '2026-11-13 15:00:05.000000', 28, '', '');
INSERT INTO alerts VALUES (1, '2026-11-14 15:28:00.000000', 0, 0, '2026-11-14 15:31:00.000000', NULL, '2026-11-14 15:31:00.000000');
INSERT INTO alert_recipients VALUES (1, 4), (1, 11);
INSERT INTO alert_cards VALUES (1, 2, '31');
INSERT INTO audit VALUES
  (1, '2026-11-13 15:00:00.000000', 'incident.reported', 28, 'VV-1113-01', ''),
  (2, '2026-11-14 15:28:00.000000', 'incident.reported', 28, 'VV-1114-01', '');
