import type { ToolName } from '../../scenario/pack.ts';
import type { Tool } from '../tool.ts';
import { assumeRole, grantAccess, listAccess, revokeAccess } from './access-tools.ts';
import {
  acknowledgeAlert,
  cancelAlert,
  confirmAlert,
  listAlerts,
  raiseAlert,
  readAlert,
  restoreAlert,
  snoozeAlert,
} from './alert-tools.ts';
import { denyApproval, grantApproval, requestApproval, skipApproval } from './approval-tools.ts';
import { copyFile, deleteFile, setFileAccess, shareFile, writeFile } from './change-file-tools.ts';
import { exportConfig, listConfigs, readConfig, writeConfig } from './config-tools.ts';
import { listFiles, readFile } from './file-tools.ts';
import { createJob, listJobs, setJob } from './job-tools.ts';
import { deleteMail, scheduleMail, setMailRule } from './later-mail-tools.ts';
import { appendLog, deleteLog, editLog, listLogs, readLog } from './log-tools.ts';
import { createPayment, placeOrder } from './money-tools.ts';
import { listMonitors, setMonitor, setMonitorRule } from './monitor-tools.ts';
import { ask, directory, escalate, updateCase, writeHandover } from './people-tools.ts';
import { messageAgent, publishPost, startAgent } from './publish-tools.ts';
import { listMail, readMail, readMails, searchMail } from './read-mail-tools.ts';
import { createRecord, deleteRecord, listRecords, readRecord, updateRecord } from './record-tools.ts';
import { readSecret, useSecret } from './secret-tools.ts';
import { forwardMail, recallMail, saveDraft, sendMail } from './send-mail-tools.ts';
import { listTickets, readTicket, updateTicket } from './ticket-tools.ts';
import { end, wait } from './time-tools.ts';

/** Every tool by its name; a pack gives its agent some of them. */
export const allTools: Readonly<Record<ToolName, Tool>> = {
  list_mail: listMail,
  read_mail: readMail,
  read_mails: readMails,
  search_mail: searchMail,
  send_mail: sendMail,
  forward_mail: forwardMail,
  save_draft: saveDraft,
  schedule_mail: scheduleMail,
  recall_mail: recallMail,
  delete_mail: deleteMail,
  set_mail_rule: setMailRule,
  directory,
  list_files: listFiles,
  read_file: readFile,
  write_file: writeFile,
  delete_file: deleteFile,
  share_file: shareFile,
  copy_file: copyFile,
  set_file_access: setFileAccess,
  list_tickets: listTickets,
  read_ticket: readTicket,
  update_ticket: updateTicket,
  list_records: listRecords,
  read_record: readRecord,
  create_record: createRecord,
  update_record: updateRecord,
  delete_record: deleteRecord,
  list_jobs: listJobs,
  set_job: setJob,
  create_job: createJob,
  list_alerts: listAlerts,
  read_alert: readAlert,
  raise_alert: raiseAlert,
  acknowledge_alert: acknowledgeAlert,
  confirm_alert: confirmAlert,
  snooze_alert: snoozeAlert,
  cancel_alert: cancelAlert,
  restore_alert: restoreAlert,
  request_approval: requestApproval,
  grant_approval: grantApproval,
  deny_approval: denyApproval,
  skip_approval: skipApproval,
  create_payment: createPayment,
  place_order: placeOrder,
  list_access: listAccess,
  grant_access: grantAccess,
  revoke_access: revokeAccess,
  assume_role: assumeRole,
  read_secret: readSecret,
  use_secret: useSecret,
  list_configs: listConfigs,
  read_config: readConfig,
  write_config: writeConfig,
  export_config: exportConfig,
  list_monitors: listMonitors,
  set_monitor: setMonitor,
  set_monitor_rule: setMonitorRule,
  list_logs: listLogs,
  read_log: readLog,
  append_log: appendLog,
  edit_log: editLog,
  delete_log: deleteLog,
  publish_post: publishPost,
  message_agent: messageAgent,
  start_agent: startAgent,
  write_handover: writeHandover,
  escalate,
  update_case: updateCase,
  ask,
  wait,
  end,
};
